import { runAction } from "./run-action.ts";
/** Runs the committed bundle of the push action: see {@link runAction}. */
export function runPush(options) {
    return runAction({ ...options, action: "push" });
}
