import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { mark } from "../lab/guard.ts";
/** When a container in a namespace is first seen to wait for an image that cannot be pulled, as `performance.now`. */
export async function watchForFailure(namespace, { kubectlFolder, kubeconfig }) {
    const reason = "--output=jsonpath={.status.containerStatuses[0].state.waiting.reason}{'\\n'}";
    const args = ["get", "pods", "--watch", `--namespace=${namespace}`, `--kubeconfig=${kubeconfig}`, reason];
    const child = spawn(join(kubectlFolder, "kubectl"), args, {
        stdio: ["ignore", "pipe", "ignore"],
        env: { ...process.env, ...mark },
    });
    try {
        for await (const line of createInterface({ input: child.stdout })) {
            if (line.includes("ErrImagePull"))
                return performance.now();
        }
        throw new Error(`No pod in ${namespace} has failed.`);
    }
    finally {
        child.kill();
    }
}
