import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { PlannedObject, PushPlan } from "../plan/types.ts";
import type { Checked } from "./check.ts";
import type { Prepared } from "./prepare.ts";
import type { Change, ChangeSet } from "./types.ts";

/** What a dry run reports: what each check said, and of what can only be judged later whether it is there. */
export function plannedChanges(plan: PushPlan, prepared: Prepared, warn: (check: Checked) => void): ChangeSet {
  return plan.waves.flatMap(({ objects }) =>
    objects.map((planned): Change => {
      const check = prepared.checks.get(planned);
      if (check === undefined) return unchecked(planned, prepared.ports.live.get(objectKey(planned.ref)));
      warn(check);
      if (check.action === "refused") return { planned, action: "failed", faults: check.faults };
      return { planned, action: check.action, before: check.before, after: withoutMadeUpName(planned, check.after) };
    }),
  );
}

function unchecked(planned: PlannedObject, before: KubernetesObject | undefined): Change {
  return { planned, action: before === undefined ? "created" : "configured", before, after: planned.object };
}

/** The name that a dry run makes up is none that anything will have. */
function withoutMadeUpName({ object: { metadata } }: PlannedObject, after: KubernetesObject): KubernetesObject {
  if (metadata.name !== undefined) return after;
  const { name: _, ...rest } = after.metadata;
  return { ...after, metadata: rest };
}
