import { installed } from "./installed.ts";
/** The path of crane, which serves and fills registries. */
export function crane() {
    return installed({
        name: "crane",
        package: "github.com/google/go-containerregistry/cmd/crane",
        version: "v0.22.1",
        purpose: "a container registry",
        takes: "1 minute",
    });
}
