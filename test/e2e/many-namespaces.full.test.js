/** Forty namespaces in one set: what is in them can be judged only once they are there. */
import { expect, test } from "vitest";
import { adminKubeconfig, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
test("forty namespaces and what is in them go in one push, Pods too, and a second one writes nothing", async () => {
    const namespace = await newNamespace();
    const names = Array.from({ length: 40 }, (_, index) => `${namespace}-${index}`);
    const inside = (manifest, name) => manifest.replace("metadata:", `metadata:\n  namespace: ${name}`);
    // Its ServiceAccount is made by a controller, some time after the namespace.
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\nspec: {containers: [{name: c, image: "shop/web:1"}]}\n';
    const workspace = await makeWorkspace(Object.fromEntries(names.map((name) => [
        `${name}.yaml`,
        [
            inside(configMap("config"), name),
            inside(deployment("web", "shop/web:1"), name),
            inside(pod, name),
            `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { many: ${namespace} } }\n`,
        ].join("---\n"),
    ])));
    const inputs = { manifests: ".", namespace, kubeconfig: await adminKubeconfig() };
    const first = await runPush({ workspace, path, inputs });
    expect(first.errors).toEqual([]);
    const pods = await kubectl(["get", "pods", "--all-namespaces", "--output=jsonpath={.items[*].metadata.namespace}"]);
    expect(pods.split(" ").filter((name) => names.includes(name))).toHaveLength(120);
    const second = await runPush({ workspace, path, inputs });
    expect(second.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    await kubectl(["delete", "namespaces", `--selector=many=${namespace}`, "--wait=false"]);
    await workspace.remove();
});
