/** Rollouts that take their time, nodes of their own, or operators: which of them are red, and which are not. */
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "../lab/until.ts";
import { cluster, kubectl, newNamespace } from "./cluster.ts";
import { push } from "./failures.ts";
import { deployment } from "./manifests.ts";
import { loseNode, makeNodes, onNodesOf } from "./nodes.ts";
describe.skipIf(!cluster.own)("with the defaults", () => {
    test("a start that takes fifteen seconds is no failure", async () => {
        const run = await push(await newNamespace(), deployment("web", "shop/web:2-warm15"), { timeout: "60s" });
        expect(run.outputs.result, run.log).toBe("deployed");
        expect(run.log).not.toMatch(/failing|failed/);
    });
});
/** Has one pod crash, as soon as one runs. Returns its name. */
async function crashOne(namespace) {
    const query = ["--field-selector=status.phase=Running", "--output=jsonpath={.items[0].metadata.name}"];
    const look = () => kubectl(["get", "pods", `--namespace=${namespace}`, ...query]).catch(() => "");
    const name = await until(async () => (await look()) || undefined, { what: "a pod to run" });
    await kubectl(["annotate", "pod", name, `--namespace=${namespace}`, "lab/crashes=true"]);
    return name;
}
describe.skipIf(!cluster.own)("one failing pod of twenty", () => {
    const twenty = deployment("web", "shop/web:2-warm5").replace("replicas: 2", "replicas: 20");
    test("ends the run when it has stood for the time of fail-fast", async () => {
        const namespace = await newNamespace();
        const inputs = { "fail-fast": "8s", timeout: "60s" };
        const [run] = await Promise.all([push(namespace, twenty, inputs), crashOne(namespace)]);
        expect(run.errors).toEqual([expect.stringMatching(/^web\.yaml:\d+: Deployment\/web is failing: .*exit code 1/)]);
        expect(run.log).toContain("19 of 20");
        expect(run.report?.seconds).toBeLessThan(40);
    });
    test("is within an error budget of 1, and ready when another has taken its place", async () => {
        const namespace = await newNamespace();
        const inputs = { "error-budget": "1", "fail-fast": "0s", timeout: "60s" };
        const replace = async () => {
            const name = await crashOne(namespace);
            const available = "--for=jsonpath={.status.availableReplicas}=19";
            await kubectl(["wait", "deployment/web", `--namespace=${namespace}`, available, "--timeout=60s"]);
            await kubectl(["delete", "pod", name, `--namespace=${namespace}`]);
        };
        const [run] = await Promise.all([push(namespace, twenty, inputs), replace()]);
        expect(run.outputs.result, run.log).toBe("deployed");
    });
});
describe.skipIf(!cluster.own)("on nodes", () => {
    const daemonSet = (namespace) => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector:
    matchLabels: { app: agent }
  template:
    metadata:
      labels: { app: agent }
    spec:
${onNodesOf(namespace)}      containers:
        - name: agent
          image: shop/agent:1
          resources: { requests: { cpu: 5 } }
`;
    test("a DaemonSet that has room on two of three is not ready in time, and says where it lacks what", async () => {
        const namespace = await newNamespace();
        const [full = ""] = await makeNodes(namespace, 3);
        const container = { name: "big", image: "shop/big:1", resources: { requests: { cpu: "998" } } };
        const big = {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "big" },
            spec: { nodeName: full, tolerations: [{ key: "lab/test", operator: "Exists" }], containers: [container] },
        };
        await kubectl(["create", `--namespace=${namespace}`, "-f", "-"], JSON.stringify(big));
        const run = await push(namespace, daemonSet(namespace), { timeout: "6s" });
        expect(run.outputs.result, run.log).toBe("failed");
        expect(run.errors).toEqual([
            expect.stringMatching(/^web\.yaml:17: DaemonSet\/agent is not ready after \S+: .*2 of 3.*Insufficient cpu/i),
        ]);
    });
    test("that are tainted no pod lands without its toleration, and it is said", async () => {
        const namespace = await newNamespace();
        await makeNodes(namespace, 1);
        const selector = `      nodeSelector: { lab/test: ${namespace} }\n`;
        const run = await push(namespace, deployment("web", "shop/web:2", selector), { timeout: "5s" });
        expect(run.errors).toEqual([expect.stringMatching(/^web\.yaml:\d+: .*untolerated taint/)]);
    });
    test("of which one goes away, a pod finds another, and the run is green", async () => {
        const namespace = await newNamespace();
        const names = await makeNodes(namespace, 2);
        // As a pod may ask for that is not to wait five minutes for a node to come back.
        const tolerations = `tolerations:
        - { key: lab/test, operator: Exists }
        - { key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 0 }
`;
        const where = onNodesOf(namespace).replace(/tolerations.*\n/, tolerations);
        const lose = async () => {
            const node = "--output=jsonpath={.items[0].spec.nodeName}";
            const look = () => kubectl(["get", "pods", `--namespace=${namespace}`, node]).catch(() => "");
            await loseNode(await until(async () => (await look()) || undefined, { what: "a pod to have its node" }));
        };
        const web = deployment("web", "shop/web:2-warm5", where).replace("replicas: 2", "replicas: 4");
        const [run] = await Promise.all([push(namespace, web, { timeout: "60s" }), lose()]);
        expect(run.outputs.result, run.log).toBe("deployed");
        const nodes = await kubectl([
            "get",
            "pods",
            `--namespace=${namespace}`,
            "--output=jsonpath={.items[*].spec.nodeName}",
        ]);
        expect(names.filter((name) => nodes.includes(name))).toHaveLength(1);
    });
});
/** Makes a kind without any controller: the test does its work. */
async function makeKind(group, kind, version) {
    const plural = `${kind.toLowerCase()}s`;
    const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
    const crd = {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `${plural}.${group}` },
        spec: {
            group,
            names: { kind, plural },
            scope: "Namespaced",
            versions: [{ name: version, served: true, storage: true, schema, subresources: { status: {} } }],
        },
    };
    await kubectl(["create", "-f", "-"], JSON.stringify(crd));
    onTestFinished(async () => {
        await kubectl(["delete", "crd", `${plural}.${group}`]);
    });
    await kubectl(["wait", `crd/${plural}.${group}`, "--for=condition=Established", "--timeout=60s"]);
    return `${plural}.${group}`;
}
/** Writes the status of an object, once it is there. */
async function report(resource, namespace, status) {
    const where = [resource, `--namespace=${namespace}`];
    await kubectl(["wait", ...where, "--for=create", "--timeout=60s"]);
    await kubectl(["patch", ...where, "--subresource=status", "--type=merge", `--patch=${JSON.stringify({ status })}`]);
}
describe.skipIf(!cluster.own)("with an operator", () => {
    const queue = (group, size, annotations = "{}") => `apiVersion: ${group}/v1\nkind: Queue\nmetadata:\n  name: orders\n  annotations: ${annotations}\nspec: { size: ${size} }\n`;
    test("that says a custom resource is stalled, the run fails with its words", async () => {
        const namespace = await newNamespace();
        const group = `${namespace}.shop.test`;
        const orders = `${await makeKind(group, "Queue", "v1")}/orders`;
        await push(namespace, queue(group, 3), { wait: "false" });
        await report(orders, namespace, { observedGeneration: 1, conditions: [{ type: "Ready", status: "True" }] });
        const stall = async () => {
            const changed = "--for=jsonpath={.metadata.generation}=2";
            await kubectl(["wait", orders, `--namespace=${namespace}`, changed, "--timeout=60s"]);
            const stalled = {
                type: "Stalled",
                status: "True",
                reason: "NoBroker",
                message: "there is no broker called main",
            };
            await report(orders, namespace, { observedGeneration: 2, conditions: [stalled] });
        };
        const [run] = await Promise.all([push(namespace, queue(group, 4), { "fail-fast": "1s" }), stall()]);
        expect(run.errors).toEqual([expect.stringMatching(/^web\.yaml:1: .*there is no broker called main/)]);
    });
    test("an object is ready when its own rule says so (pushpull/ready-when)", async () => {
        const namespace = await newNamespace();
        const group = `${namespace}.shop.test`;
        const kind = await makeKind(group, "Queue", "v1");
        const rule = `{ pushpull/ready-when: "jsonpath={.status.phase}=Open" }`;
        const open = async () => {
            await report(`${kind}/orders`, namespace, { phase: "Opening" });
            await report(`${kind}/orders`, namespace, { phase: "Open" });
        };
        const [run] = await Promise.all([push(namespace, queue(group, 3, rule)), open()]);
        expect(run.outputs.result, run.log).toBe("deployed");
    });
    test("that makes a Secret from the set, a pod may wait for it, even with fail-fast: 0s", async () => {
        const namespace = await newNamespace();
        const kind = await makeKind("external-secrets.io", "ExternalSecret", "v1");
        const secret = `---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: db\nspec: {}\n`;
        const env = `          envFrom: [{ secretRef: { name: db } }]\n`;
        const come = async () => {
            const reason = "--output=jsonpath={.items[*].status.containerStatuses[0].state.waiting.reason}";
            const look = async () => (await kubectl(["get", "pods", `--namespace=${namespace}`, reason])).includes("CreateContainerConfigError");
            await until(look, { what: "a pod to wait for the Secret" });
            await kubectl(["create", "secret", "generic", "db", `--namespace=${namespace}`]);
            await report(`${kind}/db`, namespace, {
                conditions: [{ type: "Ready", status: "True", reason: "SecretSynced" }],
            });
            await kubectl(["annotate", "pods", "--all", "lab/healed=true", `--namespace=${namespace}`]);
        };
        const manifest = deployment("web", "shop/web:2-noref", env) + secret;
        const [run] = await Promise.all([push(namespace, manifest, { "fail-fast": "0s", timeout: "60s" }), come()]);
        expect(run.outputs.result, run.log).toBe("deployed");
    });
});
