/** Who deploys what cannot work: our action, and what people use instead. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deployment } from "../e2e/manifests.ts";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { helm } from "../lab/helm.ts";
import { runProgram } from "../lab/run-program.ts";
const broken = deployment("web", "shop/web:2-missing");
/** The push action, without its post step. */
export const pushFailFast = (namespace, { kubeconfig, kubectlFolder }) => inWorkspace({ "web.yaml": broken }, async (workspace) => {
    const inputs = {
        manifests: "web.yaml",
        namespace,
        "fail-fast": "0s",
        timeout: "60s",
        kubeconfig: await readFile(kubeconfig, "utf8"),
    };
    const path = [kubectlFolder, dirname(process.execPath)];
    let ended = 0;
    const { outputs, log } = await runPush({
        workspace,
        path,
        inputs,
        searched: false,
        onStart: (child) => child.once("exit", () => (ended = performance.now())),
    });
    if (outputs.result !== "failed")
        throw new Error(log);
    return ended;
});
export const rolloutStatus = (namespace, { kubeconfig, kubectlFolder }) => inWorkspace({ "web.yaml": broken }, async ({ path }) => {
    const kubectl = (args) => runProgram(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`, ...args]);
    await kubectl(["apply", `--filename=${join(path, "web.yaml")}`]);
    return failed(kubectl(["rollout", "status", "deployment/web", "--timeout=60s"]));
});
export const helmUpgrade = async (namespace, { kubeconfig }) => {
    const program = await helm();
    const chart = { "Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n", "templates/web.yaml": broken };
    return inWorkspace(chart, async ({ path }) => {
        const target = [`--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`];
        return failed(runProgram(program, ["upgrade", "--install", "web", path, "--wait", "--timeout=60s", ...target]));
    });
};
async function inWorkspace(files, work) {
    const workspace = await makeWorkspace(files);
    try {
        return await work(workspace);
    }
    finally {
        await workspace.remove();
    }
}
async function failed(run) {
    const said = await run.then((output) => output, () => undefined);
    if (said !== undefined)
        throw new Error(`It did not fail:\n${said}`);
    return performance.now();
}
