import type { PullReport } from "@pushpull/core/report";
import { type ActionOptions, type ActionRun } from "./run-action.ts";
export type PullRun = ActionRun<PullReport>;
export type PullOptions = Omit<ActionOptions, "action" | "path"> & Partial<Pick<ActionOptions, "path">>;
/** Runs the committed bundle of the pull action, with the machine's own git: see {@link runAction}. */
export declare function runPull(options: PullOptions): Promise<PullRun>;
