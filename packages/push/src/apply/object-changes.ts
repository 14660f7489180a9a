import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, type ObjectRef, objectKey } from "@pushpull/core/kubernetes";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import type { ObjectCheck } from "../preflight/check-object.ts";
import type { Prepared } from "../preflight/prepare.ts";

/** What an apply did to an object. In a dry run: what it would do. */
export type ObjectChange =
  | {
      readonly planned: PlannedObject;
      readonly action: "created" | "configured" | "unchanged";
      /** The object before; undefined if it did not exist. */
      readonly before: KubernetesObject | undefined;
      /**
       * The object as the API server returned it. In a dry run of an object that cannot be validated yet: as written.
       */
      readonly after: KubernetesObject;
    }
  | { readonly planned: PlannedObject; readonly action: "failed"; readonly faults: readonly UserError[] }
  /** Not reached: the run stopped earlier. */
  | { readonly planned: PlannedObject; readonly action: "skipped" };

/** The changes of all objects, in the order of the plan. */
export type ChangeSet = readonly ObjectChange[];

/** An object whose live state is that of the manifest. */
export type Applied = Extract<ObjectChange, { readonly after: KubernetesObject }>;

export function isApplied(change: ObjectChange): change is Applied {
  return "after" in change;
}

/** The reference of a changed object, with the name generated from `generateName` if there is one. */
export function actualRef(change: ObjectChange): ObjectRef {
  const { ref, object } = change.planned;
  if (!isApplied(change) || object.metadata.name !== undefined) return ref;
  return { ...ref, name: change.after.metadata.name ?? ref.name };
}

/**
 * The changes of a dry run. An object that the server cannot validate yet counts as configured if it exists, else as
 * created.
 */
export function plannedChanges(plan: PushPlan, prepared: Prepared, warn: (check: ObjectCheck) => void): ChangeSet {
  return plan.waves.flatMap(({ objects }) =>
    objects.map((planned): ObjectChange => {
      const check = prepared.checks.get(planned);
      if (check === undefined) return unchecked(planned, prepared.ports.live.get(objectKey(planned.ref)));
      warn(check);
      if (check.action === "refused") return { planned, action: "failed", faults: check.faults };
      return { planned, action: check.action, before: check.before, after: withoutGeneratedName(planned, check.after) };
    }),
  );
}

function unchecked(planned: PlannedObject, before: KubernetesObject | undefined): ObjectChange {
  return { planned, action: before === undefined ? "created" : "configured", before, after: planned.object };
}

/** Drops the generated name: no object will have the one of a dry run. */
function withoutGeneratedName({ object: { metadata } }: PlannedObject, after: KubernetesObject): KubernetesObject {
  if (metadata.name !== undefined) return after;
  const { name: _, ...rest } = after.metadata;
  return { ...after, metadata: rest };
}
