import { installed } from "./installed.ts";
/** The path of act, which runs workflows on this machine as GitHub's runner does. */
export function act() {
    return installed({
        name: "act",
        package: "github.com/nektos/act",
        version: "v0.2.89",
        purpose: "runs workflows",
        takes: "1 minute",
    });
}
