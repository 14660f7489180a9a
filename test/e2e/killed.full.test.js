/** A run that is ended from outside, at every point from its inputs to its post step: nothing stays, the next repairs. */
import { readdirSync, readFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";
const isDryRun = ({ url }) => url.searchParams.has("dryRun");
const isPatch = ({ method }) => method === "PATCH";
const isWrite = (asked) => isPatch(asked) && !isDryRun(asked) && asked.url.searchParams.has("fieldValidation");
const points = [
    { when: "it has only begun", files: () => true, before: true },
    { when: "it has a folder", files: (inTemp) => inTemp.length > 0, before: true },
    { when: "kubectl runs", files: (_, state) => state.includes("kubectl<<"), before: true },
    { when: "it greets the server", asks: ({ url }) => url.pathname === "/version", before: true },
    { when: "it asks what the server serves", asks: ({ url }) => url.pathname === "/apis", before: true },
    { when: "it reads what is there", asks: ({ url }) => url.pathname.endsWith("/configmaps"), before: true },
    { when: "it has an object checked", asks: (asked) => isPatch(asked) && isDryRun(asked), before: true },
    { when: "it takes an object over", asks: (asked) => isPatch(asked) && !isDryRun(asked) && !isWrite(asked) },
    { when: "it writes the first object", asks: isWrite },
    { when: "it writes the tenth object", asks: isWrite, nth: 10 },
    { when: "it watches", asks: ({ url }) => url.searchParams.has("watch"), image: "shop/web:1-slow" },
    { when: "everything is ready", prints: /ready after/ },
    // The file that it is to remove holds no secret: who kills it loses the report's removal only.
    { when: "its post step has begun", post: true, by: ["SIGTERM", "SIGINT"] },
];
/** Ends a run at a point. What a run asks for, it asks through the relay. */
async function endAt(point, signal, options, namespace) {
    let ended;
    let asked = 0;
    const relay = await startAnsweringRelay(cluster, (request) => {
        if (point.asks?.(request) && ++asked === (point.nth ?? 1))
            ended?.kill(signal);
        return undefined;
    });
    const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
    const run = await runPush({
        ...options,
        inputs: { ...options.inputs, namespace, kubeconfig },
        onStart: (child, temp, runner) => {
            ended = child;
            const { files, prints } = point;
            const seen = () => files?.(readdirSync(temp), readFileSync(join(runner, "STATE"), "utf8"));
            if (files !== undefined)
                void until(seen, { what: point.when, every: 1 }).then(() => child.kill(signal));
            if (prints !== undefined)
                child.stdout.on("data", (chunk) => prints.test(String(chunk)) && child.kill(signal));
        },
        onPost: (child) => {
            if (point.post)
                void until(() => hasReadBundle(child.pid), { what: point.when, every: 1 }).then(() => child.kill(signal));
        },
    });
    await relay.stop();
    return { run, reached: point.asks === undefined || asked >= (point.nth ?? 1) };
}
/** A post step is over in a moment: this is the first sign of it. What has ended has read nothing any more. */
function hasReadBundle(pid) {
    try {
        return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1]) > 1_000_000;
    }
    catch {
        return true;
    }
}
const signals = ["SIGKILL", "SIGTERM", "SIGINT"];
describe.skipIf(!cluster.own).concurrent.for(points)("a run that is ended when $when", (point) => {
    test.for(point.by ?? signals)("by %s leaves nothing behind, and the next one repairs what it left undone", async (signal) => {
        const namespace = await newNamespace();
        const bind = [
            "create",
            "rolebinding",
            "edit",
            `--namespace=${namespace}`,
            "--clusterrole=edit",
            "--user=deployer",
        ];
        await kubectl(bind);
        await kubectl(["apply", `--namespace=${namespace}`, "-f", "-"], configMap("config-0", { key: "old", gone: "yes" }));
        const names = Array.from({ length: 20 }, (_, index) => `config-${index}`);
        const all = [...names.map((name) => configMap(name)), deployment("web", point.image ?? "shop/web:1")].join("---\n");
        const workspace = await makeWorkspace({ "all.yaml": all });
        const options = { workspace, path, inputs: { manifests: "all.yaml" } };
        const { run, reached } = await endAt(point, signal, options, namespace);
        expect(reached).toBe(true);
        expect(run.remains).toEqual([]);
        if (signal === "SIGKILL")
            expect(run.code).toBeNull();
        if (run.code === 1)
            expect(run.errors.join()).toMatch(/cancelled|Cancelled by SIG/);
        if (point.before)
            expect(await get("configmap", "config-1", namespace)).toBeUndefined();
        const kubeconfig = await kubeconfigFor(users.deployer);
        const next = await runPush({ ...options, inputs: { ...options.inputs, namespace, kubeconfig } });
        await workspace.remove();
        expect(next.errors).toEqual([]);
        expect(next.outputs.result).toMatch(/^(deployed|unchanged)$/);
        const data = ["get", "configmaps", `--namespace=${namespace}`, "--output=jsonpath={.items[*].data}"];
        expect((await kubectl(data)).match(/\{"key":"value"\}/g)).toHaveLength(names.length);
        expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
    });
});
describe.skipIf(!cluster.own).concurrent("a run whose login program hangs", () => {
    test.for(signals)("ends by %s, and leaves nothing of it behind", async (signal) => {
        const namespace = await newNamespace();
        const workspace = await makeWorkspace({
            "a.yaml": configMap("a"),
            "bin/hang": "#!/bin/sh\necho hanging >&2\nsleep 600\n",
        });
        const plugin = join(workspace.path, "bin", "hang");
        await chmod(plugin, 0o755);
        const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "hang", interactiveMode: "Never" };
        const config = JSON.parse(await kubeconfigFor(users.deployer));
        const kubeconfig = JSON.stringify({ ...config, users: [{ name: "lab", user: { exec } }] });
        const run = await runPush({
            workspace,
            path: [join(workspace.path, "bin"), ...path],
            inputs: { manifests: "a.yaml", namespace, kubeconfig, "allow-exec": "hang" },
            onStart: (child) => {
                const hangs = async () => (await commandsWith(plugin)).length > 0;
                void until(hangs, { what: "the login program", every: 20 }).then(() => child.kill(signal));
            },
        });
        await workspace.remove();
        expect(run.code).toBe(signal === "SIGKILL" ? null : 1);
        if (signal !== "SIGKILL") {
            expect(run.errors.join()).toContain(`Cancelled by ${signal}`);
            expect(run.stillRunning).toEqual([]);
        }
        expect(run.remains).toEqual([]);
        expect(await commandsWith(plugin)).toEqual([]);
    });
});
