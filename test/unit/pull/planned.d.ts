import type { FileEdit } from "../../../packages/pull/src/find/planned-edit.ts";
export type Files = Readonly<Record<string, string>>;
export interface PlanOptions {
    readonly all?: boolean;
    readonly addMissing?: boolean;
    readonly set?: string;
    readonly manifests?: readonly string[];
    /** Gets what was left alone. */
    readonly left?: string[];
}
/** What is planned for files. @throws UserError or Faults for what cannot be done */
export declare function planOf(files: Files, images: string, { left: _, ...options }?: PlanOptions): Promise<import("../../../packages/pull/src/deliver/edit-plan.ts").PullPlan>;
/** The files that a plan changes, or what it says instead. */
export declare function planned(files: Files, images: string, options?: PlanOptions): Promise<string[] | {
    [k: string]: string;
}>;
/** The target of each file that a plan changes. */
export declare function plannedTargets(files: Files, images: string, options?: PlanOptions): Promise<{
    [k: string]: string;
}>;
/** The edits of a plan, as they are reported: `values.yaml:3 image.tag`. */
export declare function plannedEdits(files: Files, images: string, options?: PlanOptions): Promise<string[]>;
/** The places of files that already have the requested value. */
export declare function alreadySetIn(files: Files, images: string, options?: PlanOptions): Promise<readonly FileEdit[]>;
/** A Pod with one container. */
export declare const pod: (image: string) => string;
