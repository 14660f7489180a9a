/** Manifests that take their time: by their size, or by what they wait for. */
import { expect, test } from "vitest";
import { adminKubeconfig, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
test("a file of ten megabytes is deployed", async () => {
    const namespace = await newNamespace();
    const large = Array.from({ length: 20 }, (_, n) => configMap(`big-${n}`, { text: "0123456789abcdef".repeat(2 ** 15) }));
    const workspace = await makeWorkspace({ "big.yaml": large.join("---\n") });
    const kubeconfig = await adminKubeconfig();
    const run = await runPush({ workspace, path, inputs: { manifests: "big.yaml", namespace, kubeconfig } });
    await workspace.remove();
    expect(run.errors).toEqual([]);
    const names = await kubectl(["get", "configmaps", `--namespace=${namespace}`, "--output=name"]);
    expect(names.match(/configmap\/big-/g)).toHaveLength(20);
});
