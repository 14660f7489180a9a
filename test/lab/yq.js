import { installed } from "./installed.ts";
/** The path of yq. */
export function yq() {
    return installed({
        name: "yq",
        package: "github.com/mikefarah/yq/v4",
        version: "v4.54.2",
        purpose: "to compare with",
        takes: "2 minutes",
    });
}
