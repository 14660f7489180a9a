import { installed } from "./installed.ts";
/** The path of helm. */
export function helm() {
    return installed({
        name: "helm",
        package: "helm.sh/helm/v4/cmd/helm",
        version: "v4.1.4",
        purpose: "renders charts",
        takes: "3 minutes",
    });
}
