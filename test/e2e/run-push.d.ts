import type { PushReport } from "@pushpull/core/report";
import { type ActionOptions, type ActionRun } from "./run-action.ts";
export type PushRun = ActionRun<PushReport>;
export type PushOptions = Omit<ActionOptions, "action">;
/** Runs the committed bundle of the push action: see {@link runAction}. */
export declare function runPush(options: PushOptions): Promise<PushRun>;
