/** Nodes of one test's own: nothing else lands on them. */
import { onTestFinished } from "vitest";
import { kubectl } from "./cluster.ts";
/** What the pods of a test need to land on its nodes, as lines of a pod's `spec`. */
export function onNodesOf(namespace) {
    return `      nodeSelector: { lab/test: ${namespace} }
      tolerations: [{ key: lab/test, operator: Exists }]
`;
}
/** Makes nodes for a test, which go when it ends. Returns their names. */
export async function makeNodes(namespace, count) {
    const names = Array.from({ length: count }, (_, index) => `${namespace}-${index}`);
    const items = names.map((name) => ({
        apiVersion: "v1",
        kind: "Node",
        metadata: { name, labels: { "kubernetes.io/hostname": name, "lab/test": namespace } },
        spec: { taints: [{ key: "lab/test", value: namespace, effect: "NoSchedule" }] },
    }));
    await kubectl(["create", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items }));
    onTestFinished(async () => {
        await kubectl(["delete", "nodes", ...names]);
    });
    await kubectl(["wait", "nodes", ...names, "--for=condition=Ready", "--timeout=60s"]);
    return names;
}
/** What happens to a node that is cut off: nobody hears of it any more, and the node controller sends its pods away. */
export async function loseNode(name) {
    await kubectl(["label", "node", name, "lab/lost=true"]);
    const unknown = {
        type: "Ready",
        status: "Unknown",
        reason: "NodeStatusUnknown",
        message: "Kubelet stopped posting node status.",
    };
    const patch = JSON.stringify({ status: { conditions: [unknown] } });
    await kubectl(["patch", "node", name, "--subresource=status", `--patch=${patch}`]);
}
