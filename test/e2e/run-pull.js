import { runAction } from "./run-action.ts";
/** Runs the committed bundle of the pull action, with the machine's own git: see {@link runAction}. */
export function runPull(options) {
    return runAction({ path: [], ...options, action: "pull" });
}
