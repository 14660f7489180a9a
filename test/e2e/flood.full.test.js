/** A kubectl that prints more than anybody keeps. */
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, get, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
const flood = "head -c 64000000 /dev/zero | tr '\\0' x";
/** A kubectl that prints 64 MB when it is asked for something, and is kubectl besides. */
function talkative(what, how) {
    return `#!/bin/sh\nif [ "$1" = ${what} ]; then ${how}; fi\nexec ${join(cluster.kubectlFolder, "kubectl")} "$@"\n`;
}
async function pushWith(kubectl) {
    const namespace = await newNamespace();
    const workspace = await makeWorkspace({
        "bin/kubectl": kubectl,
        "app/kustomization.yaml": "resources: [a.yaml]\n",
        "app/a.yaml": configMap("a"),
    });
    await chmod(join(workspace.path, "bin", "kubectl"), 0o755);
    let memory = Promise.resolve(0);
    const run = await runPush({
        workspace,
        path: [join(workspace.path, "bin"), ...path],
        inputs: { manifests: "app", namespace, kubeconfig: await adminKubeconfig() },
        onStart: (child) => {
            memory = peakMemory(child);
        },
    });
    await workspace.remove();
    return { run, namespace, megabytes: await memory };
}
/** The most memory that a process ever had, as the kernel counts it, in MB. It is asked until the process has ended. */
async function peakMemory(child) {
    let peak = 0;
    const ended = async () => {
        const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
        peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? peak);
        return child.exitCode !== null || child.signalCode !== null;
    };
    await until(ended, { what: "the run's end", every: 20, seconds: 200 });
    return peak / 1024;
}
describe.skipIf(process.platform !== "linux").concurrent("64 MB that kubectl prints", () => {
    test.for([
        ["on standard error when it is asked for its version", talkative("version", `(${flood}) >&2`)],
        ["on standard error when it builds a kustomization", talkative("kustomize", `(${flood}) >&2`)],
        ["on both outputs before it is a proxy", talkative("proxy", `${flood}; (${flood}) >&2`)],
        ["on both outputs while it is a proxy", talkative("proxy", `(${flood}; (${flood}) >&2) & true`)],
    ])("%s keep nothing from being deployed, and are not kept", async ([, kubectl]) => {
        const { run, namespace, megabytes } = await pushWith(kubectl);
        expect(run.errors).toEqual([]);
        expect(await get("configmap", "a", namespace)).toBeDefined();
        expect(megabytes).toBeLessThan(150);
        expect(run.remains).toEqual([]);
    });
    test.for(["version", "kustomize"])("instead of the answer to kubectl %s are not read to their end", async (what) => {
        const { run, namespace, megabytes } = await pushWith(talkative(what, `${flood}; exit`));
        expect(run.errors).toEqual([expect.stringContaining(`kubectl ${what} printed more than 32 MiB and was stopped`)]);
        expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
        expect(await get("configmap", "a", namespace)).toBeUndefined();
        expect(megabytes).toBeLessThan(200);
        expect(run.remains).toEqual([]);
    });
});
