/** Pod Security (Kubernetes docs, "Pod Security Admission"): levels that warn, and levels that refuse. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
async function pushInto(label, files) {
    const namespace = await newNamespace();
    await kubectl(["label", "namespace", namespace, `pod-security.kubernetes.io/${label}`]);
    const workspace = await makeWorkspace(files(namespace));
    const inputs = { manifests: ".", namespace, kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path, inputs: { ...inputs, "force-conflicts": "true", wait: "false" } });
    await workspace.remove();
    return { run, namespace };
}
const pod = `apiVersion: v1
kind: Pod
metadata: {name: pod}
spec: {containers: [{name: c, image: "shop/web:1"}]}
`;
const namespaceAt = (name, level) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
  labels: {pod-security.kubernetes.io/enforce: ${level}}
`;
/** A Deployment whose container is called as every other one's: what is wrong with it is said in the same words. */
const web = (name) => deployment(name, "shop/web:1").replace(`name: ${name}\n          image`, "name: c\n          image");
describe.concurrent("a Pod Security level", () => {
    test("that warns is shown once for what is wrong with several in the same way, and stops nothing", async () => {
        const { run, namespace } = await pushInto("warn=restricted", () => ({
            "1.yaml": web("one"),
            "2.yaml": web("two"),
        }));
        expect(run.warnings).toEqual([
            expect.stringMatching(/^1\.yaml:1: would violate PodSecurity "restricted:latest": .*runAsNonRoot/),
        ]);
        expect(run.outputs.result).toBe("deployed");
        expect(await get("deployment", "two", namespace)).toBeDefined();
    });
    test("that refuses says which level it is, before anything is written", async () => {
        const files = { "a.yaml": configMap("a"), "pod.yaml": pod };
        const { run, namespace } = await pushInto("enforce=restricted", () => files);
        expect(run.errors).toEqual([
            expect.stringMatching(/^pod\.yaml:1: Pod\/pod is refused: .*runAsNonRoot.*accepts only pods of the level restricted .*securityContext/),
        ]);
        expect(await get("configmap", "a", namespace)).toBeUndefined();
    });
    test("that the same set lowers does not stand in the way of what it then allows", async () => {
        const { run, namespace } = await pushInto("enforce=restricted", (name) => ({
            "pod.yaml": pod,
            "namespace.yaml": namespaceAt(name, "privileged"),
        }));
        expect(run.errors).toEqual([]);
        expect(await get("pod", "pod", namespace)).toBeDefined();
    });
});
