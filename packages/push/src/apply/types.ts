import type { KubernetesObject, UserError } from "@pushpull/core";
import type { PlannedObject } from "../plan/types.ts";

/** What an apply did to an object. In a dry run: what it would do. */
export type Change =
  | {
      readonly planned: PlannedObject;
      readonly action: "created" | "configured" | "unchanged";
      readonly live: KubernetesObject;
    }
  | { readonly planned: PlannedObject; readonly action: "failed"; readonly error: UserError }
  /** Not reached: the run stopped before it. */
  | { readonly planned: PlannedObject; readonly action: "skipped" };

/** What was done to the cluster, object by object, in the order of the plan. */
export type ChangeSet = readonly Change[];
