/** A hundred rollouts that take their time, stumble and get up again: none of them may be called a failure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { cluster, kubectl, newNamespace } from "./cluster.ts";
import { push } from "./failures.ts";
import { deployment } from "./manifests.ts";
const seconds = (tag, most) => fc.integer({ min: 1, max: most }).map((number) => `2-${tag}${number}`);
const rollout = fc.record({
    replicas: fc.integer({ min: 1, max: 3 }),
    before: fc.constantFrom(undefined, "1", "1", "1-crash", "1-missing", "1-noref"),
    tag: fc.oneof(fc.constant("2"), seconds("pull", 8), seconds("warm", 8), seconds("heals", 4), seconds("heals", 4)),
    trouble: fc.constantFrom(undefined, undefined, "evicted", "under pressure", "scaled"),
});
/** Namespaces are pushed to side by side. */
const namespaces = 4;
/** The same ones every time. */
const rollouts = fc.sample(rollout, { seed: 20_261_124, numRuns: 100 });
function manifest(some, tagOf) {
    return some
        .map(([name, each]) => deployment(name, `shop/web:${tagOf(each)}`).replace("replicas: 2", `replicas: ${each.replicas}\n  strategy: { rollingUpdate: { maxSurge: 100% } }`))
        .join("---\n");
}
const make = {
    evicted: async (namespace, { metadata }) => {
        const eviction = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name: metadata.name, namespace } };
        const path = `/api/v1/namespaces/${namespace}/pods/${metadata.name}/eviction`;
        await kubectl(["create", "--raw", path, "-f", "-"], JSON.stringify(eviction));
    },
    "under pressure": async (namespace, { metadata }) => {
        // As a kubelet leaves a pod that it has evicted.
        const message = "The node was low on resource: memory. Threshold quantity: 100Mi, available: 20Mi. ";
        const ready = { type: "Ready", status: "False", reason: "PodFailed" };
        const status = { phase: "Failed", reason: "Evicted", message, conditions: [ready] };
        const where = ["pod", metadata.name, `--namespace=${namespace}`, "--subresource=status"];
        await kubectl(["patch", ...where, `--patch=${JSON.stringify({ status })}`]);
    },
    scaled: async (namespace, { metadata }) => {
        await kubectl(["scale", `deployment/${metadata.labels.app}`, `--namespace=${namespace}`, "--replicas=5"]);
    },
};
/** Makes trouble for each rollout that is to have some, as soon as a pod of its new revision runs. */
async function trouble(namespace, some) {
    const left = new Map(some.flatMap(([name, each]) => (each.trouble === undefined ? [] : [[name, each]])));
    const look = async () => {
        const { items } = JSON.parse(await kubectl(["get", "pods", `--namespace=${namespace}`, "--output=json"]));
        for (const pod of items) {
            const { app = "" } = pod.metadata.labels;
            const each = left.get(app);
            const isNew = pod.spec.containers[0]?.image === `shop/web:${each?.tag}`;
            if (each?.trouble === undefined || !isNew || pod.status.phase !== "Running")
                continue;
            left.delete(app);
            await make[each.trouble](namespace, pod);
        }
        return left.size === 0;
    };
    await until(look, { what: "a pod of each rollout to run", every: 300 });
}
test.skipIf(!cluster.own)("none of a hundred healthy rollouts goes red with the defaults", async () => {
    const named = rollouts.map((each, index) => [`web-${index}`, each]);
    const parts = Array.from({ length: namespaces }, (_, part) => named.filter((_, index) => index % namespaces === part));
    const runs = await Promise.all(parts.map(async (part) => {
        const namespace = await newNamespace();
        const old = part.filter(([, { before }]) => before !== undefined);
        await push(namespace, manifest(old, ({ before = "" }) => before), { wait: "false" });
        // What is asked is whether one is called failed: a busy machine takes its time.
        const inputs = { timeout: "180s" };
        const [run] = await Promise.all([
            push(namespace, manifest(part, ({ tag }) => tag), inputs),
            trouble(namespace, part),
        ]);
        return run;
    }));
    for (const run of runs)
        expect(run.outputs.result, run.log).toBe("deployed");
});
