const flow = "pushpull-bench";
/**
 * What makes a user of the lab an administrator whose requests are a flow of their own, as little held back as those of
 * the lab's administrator (Kubernetes docs, "API Priority and Fairness").
 */
export function countedUser(name) {
    const subject = { kind: "User", name };
    const bindings = {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: flow },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
        subjects: [{ ...subject, apiGroup: "rbac.authorization.k8s.io" }],
    };
    const everything = {
        resourceRules: [{ verbs: ["*"], apiGroups: ["*"], resources: ["*"], namespaces: ["*"], clusterScope: true }],
        nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
        subjects: [{ kind: "User", user: { name } }],
    };
    const flowSchema = {
        apiVersion: "flowcontrol.apiserver.k8s.io/v1",
        kind: "FlowSchema",
        metadata: { name: flow },
        spec: { matchingPrecedence: 2, priorityLevelConfiguration: { name: "exempt" }, rules: [everything] },
    };
    return { apiVersion: "v1", kind: "List", items: [bindings, flowSchema] };
}
/** How many requests of the counted user the API server has served so far. */
export async function requestsSoFar(kubectl) {
    const metrics = await kubectl(["get", "--raw", "/metrics"]);
    const counts = metrics
        .split("\n")
        .filter((line) => line.startsWith("apiserver_flowcontrol_dispatched_requests_total{") && line.includes(`"${flow}"`));
    return counts.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
