/** A disposable cluster of somebody else's making (kind, k3d), by its kubeconfig. */
import { dirname, resolve } from "node:path";
import { labError } from "./error.ts";
import { runProgram } from "./run-program.ts";
/** @throws LabError when there is no kubectl, or the kubeconfig leads nowhere */
export async function borrowedCluster(file) {
    const kubeconfig = resolve(file);
    try {
        const kubectl = (await runProgram("which", ["kubectl"])).trim();
        const server = await runProgram(kubectl, [
            `--kubeconfig=${kubeconfig}`,
            "config",
            "view",
            "--minify",
            "--output=jsonpath={.clusters[0].cluster.server}",
        ]);
        await runProgram(kubectl, [`--kubeconfig=${kubeconfig}`, "get", "--raw", "/readyz"]);
        return { kubeconfig, server, kubectlFolder: dirname(kubectl), pki: "" };
    }
    catch (error) {
        throw labError(`The cluster of LAB_KUBECONFIG (${file}) cannot be used: ${error.message}`, "Put kubectl on the PATH and check that `kubectl get nodes` works with it, or unset LAB_KUBECONFIG.", error);
    }
}
