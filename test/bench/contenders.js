/** What is compared: our action, and what people use instead. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { runProgram } from "../lab/run-program.ts";
import { watchMemory } from "./memory.ts";
/** The push action, through its committed bundle and with its post step; waits when there are Deployments. */
export const push = async ({ manifests, deployments }, namespace, { kubeconfig, kubectlFolder }) => {
    const workspace = await makeWorkspace({ "manifests.yaml": manifests });
    try {
        const inputs = {
            manifests: "manifests.yaml",
            namespace,
            wait: String(deployments.length > 0),
            kubeconfig: await readFile(kubeconfig, "utf8"),
        };
        const path = [kubectlFolder, dirname(process.execPath)];
        let memory;
        let milliseconds = 0;
        const time = (child) => {
            const begun = performance.now();
            child.once("exit", () => {
                milliseconds += performance.now() - begun;
            });
        };
        const { code, log } = await runPush({
            workspace,
            path,
            inputs,
            searched: false,
            onStart: (child) => {
                time(child);
                memory = watchMemory(child.pid ?? 0);
            },
            onPost: time,
        });
        const peakMb = memory?.stop();
        if (code !== 0)
            throw new Error(log);
        return { seconds: milliseconds / 1000, peakMb };
    }
    finally {
        await workspace.remove();
    }
};
/** One apply, then one `rollout status` after another, as the usual deploy actions do it. */
function kubectlApply(flags) {
    return async ({ manifests, deployments }, namespace, { kubectlFolder, kubeconfig }) => {
        const workspace = await makeWorkspace();
        const kubectl = (args) => runProgram(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`, ...args]);
        try {
            const file = join(workspace.path, "manifests.yaml");
            await writeFile(file, manifests);
            const begun = performance.now();
            await kubectl(["apply", ...flags, `--filename=${file}`]);
            for (const name of deployments)
                await kubectl(["rollout", "status", `deployment/${name}`]);
            return { seconds: secondsSince(begun) };
        }
        finally {
            await workspace.remove();
        }
    };
}
export const apply = kubectlApply([]);
export const serverSideApply = kubectlApply(["--server-side"]);
function secondsSince(begun) {
    return (performance.now() - begun) / 1000;
}
