import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { users } from "../lab/users.ts";
import { cluster, kubeconfigFor, letEdit, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { expectOnlyText, payloads } from "./payloads.ts";
import { complaining, each, named, push, startWebhook } from "./smuggling.ts";
import { makeTellingPod, manifestOf } from "./telling-pods.ts";
import { failedToys } from "./toys.ts";
describe.skipIf(!cluster.own).concurrent("text is text", () => {
    test.for([
        ["a name", (payload) => named({ name: payload })],
        ["a label", (payload, index) => named({ name: `a-${index}`, labels: { team: payload } })],
        [
            "a value that the server does not know",
            (payload, index) => ({
                ...named({ name: `a-${index}` }),
                kind: "Service",
                spec: { type: payload, ports: [{ port: 80 }] },
            }),
        ],
    ])("in %s of a manifest", async ([, toObject], context) => {
        const run = await push(each(toObject), context);
        expect(run.code).toBe(1);
        // The server reads no key of 1,024 characters, and says so in other words.
        const said = payloads.filter((payload) => payload.length < 1_024).map((payload) => payload.replaceAll("/", "_"));
        expectOnlyText(run, { inLog: said, inSummary: said });
    });
    test("in an image's name, that goes through", async (context) => {
        const files = each((payload, index) => ({
            apiVersion: "batch/v1",
            kind: "CronJob",
            metadata: { name: `a-${index}`, annotations: { said: payload } },
            spec: {
                schedule: "0 0 1 1 *",
                suspend: true,
                jobTemplate: {
                    spec: {
                        template: { spec: { restartPolicy: "Never", containers: [{ name: "a", image: `i${payload}i` }] } },
                    },
                },
            },
        }));
        const run = await push(files, context);
        expect(run.outputs.result).toBe("deployed");
        expectOnlyText(run, { inSummary: payloads });
    });
    test("in a file's name", async (context) => {
        const names = payloads.map((payload) => payload.replaceAll(/[/\0]/g, "_").slice(0, 60));
        const run = await push(Object.fromEntries(names.map((name) => [`${name}.yaml`, "[\n"])), context, {
            inputs: { manifests: "*.yaml" },
        });
        expect(run.report?.faults).toHaveLength(payloads.length);
        expectOnlyText(run, { inLog: names, inSummary: names });
    });
    test("in what an object says of itself", async (context) => {
        const messages = Object.fromEntries(payloads.map((payload, index) => [`a-${index}`, payload]));
        const namespace = await newNamespace();
        const files = { "toys.yaml": failedToys(`${namespace}.test`, messages) };
        const run = await push(files, context, { namespace, inputs: { "fail-fast": "0s" } });
        expect(run.outputs.result).toBe("failed");
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test("in what failing pods say: in their status, their events and their logs", async (context) => {
        const namespace = await newNamespace();
        await letEdit("deployer", namespace);
        const pods = payloads.map((payload, index) => ({ name: `pod-${index % 10}`, payload }));
        const telling = [...Map.groupBy(pods, ({ name }) => name)].map(([name, said]) => ({
            name,
            words: said.map(({ payload }) => payload),
        }));
        await Promise.all(telling.map((pod) => makeTellingPod(pod, namespace)));
        const relay = await startAnsweringRelay(cluster, ({ url }) => {
            const [, name] = /\/pods\/([^/]+)\/log$/.exec(url.pathname) ?? [];
            const body = telling.find((pod) => pod.name === name)?.words.join("\n");
            return body === undefined ? undefined : { status: 200, headers: { "content-type": "text/plain" }, body };
        });
        context.onTestFinished(relay.stop);
        const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
        const files = { "all.yaml": telling.map((pod) => JSON.stringify(manifestOf(pod))).join("\n---\n") };
        const run = await push(files, context, { namespace, inputs: { kubeconfig, "fail-fast": "1s" } });
        expect(run.outputs.result).toBe("failed");
        const { failures = [] } = run.report ?? {};
        expect(failures.map(({ logs, events }) => [logs.length, events.length > 0])).toEqual(Array(10).fill([1, true]));
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test.for(["version"])("in what kubectl says when `kubectl %s` fails", async (command, context) => {
        const real = join(cluster.kubectlFolder, "kubectl");
        const folder = await complaining("kubectl", context, `if [ "$1" = ${command} ]; then cat "$(dirname "$0")/words" >&2; exit 1; else exec ${real} "$@"; fi`);
        const files = { "a/a.yaml": configMap("a"), "k/kustomization.yaml": "resources: [../a]\n" };
        const run = await push(files, context, { path: [folder, ...path], inputs: { manifests: "a\nk" } });
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test("in what an admission webhook says when it refuses", async (context) => {
        const namespace = await newNamespace();
        await startWebhook(namespace, context, (name) => ({
            allowed: false,
            status: { message: payloads[Number(name.slice(2))] ?? "not yet" },
        }));
        const run = await push(each((_, index) => named({ name: `a-${index}` })), context, { namespace });
        expect(run.report?.faults).toHaveLength(payloads.length);
        expectOnlyText(run, { inLog: payloads, inSummary: payloads });
    });
    test("in what the API server answers: errors, causes, conflicts and warnings", async (context) => {
        const namespace = await newNamespace();
        await letEdit("deployer", namespace);
        const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
            const [, way, index = ""] = /configmaps\/([a-z]+)-(\d+)$/.exec(url.pathname) ?? [];
            const payload = payloads[Number(index)];
            if (method !== "PATCH" || way === undefined || payload === undefined)
                return undefined;
            return { status: 422, body: JSON.stringify(answers[way]?.(payload)) };
        });
        context.onTestFinished(relay.stop);
        const kubeconfig = await kubeconfigFor(users.deployer, relay.server);
        for (const way of Object.keys(answers)) {
            const files = each((_, index) => named({ name: `${way}-${index}` }));
            const run = await push(files, context, { namespace, inputs: { kubeconfig } });
            expect(run.report?.faults).toHaveLength(payloads.length);
            expectOnlyText(run, { inLog: payloads, inSummary: payloads });
        }
    });
});
/** What a server that is not the cluster's own could say. */
const answers = {
    message: (payload) => ({ kind: "Status", code: 422, reason: payload, message: payload }),
    cause: (payload) => ({
        kind: "Status",
        message: "refused",
        details: { causes: [{ field: payload, message: payload }] },
    }),
    conflict: (payload) => ({
        kind: "Status",
        reason: "Conflict",
        message: "conflict",
        details: {
            causes: [
                { reason: "FieldManagerConflict", field: ".data.x", message: `conflict with "${payload.replaceAll('"', "")}"` },
            ],
        },
    }),
};
