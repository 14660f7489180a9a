import { installed } from "./installed.ts";
/** The path of kustomize, with which Argo CD renders. */
export function kustomize() {
    return installed({
        name: "kustomize",
        package: "sigs.k8s.io/kustomize/kustomize/v5",
        version: "v5.8.1",
        purpose: "renders for Argo CD",
        takes: "1 minute",
    });
}
