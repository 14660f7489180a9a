import type { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { PlannedObject } from "../plan/types.ts";

/** What an apply did to an object. In a dry run: what it would do. */
export type Change =
  | {
      readonly planned: PlannedObject;
      readonly action: "created" | "configured" | "unchanged";
      /** The object as it was; undefined where there was none. */
      readonly before: KubernetesObject | undefined;
      /** The object as the API server has it now. In a dry run of an object that cannot be validated yet: as written. */
      readonly after: KubernetesObject;
    }
  | { readonly planned: PlannedObject; readonly action: "failed"; readonly faults: readonly UserError[] }
  /** Not reached: the run stopped before it. */
  | { readonly planned: PlannedObject; readonly action: "skipped" };

/** What was done to the cluster, object by object, in the order of the plan. */
export type ChangeSet = readonly Change[];

/** An object that is in the cluster as the manifest says. */
export type Applied = Extract<Change, { readonly after: KubernetesObject }>;

export function isApplied(change: Change): change is Applied {
  return "after" in change;
}
