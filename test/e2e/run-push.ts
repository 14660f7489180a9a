import type { PushReport } from "@pushpull/core/report";
import { type ActionOptions, type ActionRun, runAction } from "./run-action.ts";

export type PushRun = ActionRun<PushReport>;
export type PushOptions = Omit<ActionOptions, "action">;

/** Runs the committed bundle of the push action: see {@link runAction}. */
export function runPush(options: PushOptions): Promise<PushRun> {
  return runAction({ ...options, action: "push" });
}
