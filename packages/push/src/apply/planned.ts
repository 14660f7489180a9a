import type { PushPlan } from "../plan/types.ts";
import type { Checked } from "./check.ts";
import type { Prepared } from "./prepare.ts";
import type { Change, ChangeSet } from "./types.ts";

/** What a dry run reports: what each check said, and `created` for what can only be judged once something is there. */
export function plannedChanges(plan: PushPlan, prepared: Prepared, warn: (check: Checked) => void): ChangeSet {
  return plan.waves.flatMap(({ objects }) =>
    objects.map((planned): Change => {
      const check = prepared.checks.get(planned);
      if (check === undefined) return { planned, action: "created", before: undefined, after: planned.object };
      warn(check);
      if (check.action === "refused") return { planned, action: "failed", faults: check.faults };
      return { planned, action: check.action, before: check.before, after: check.after };
    }),
  );
}
