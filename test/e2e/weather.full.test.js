/** Weather that takes its time: long silences, and a way on which much is lost. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { cluster, get, kubeconfigFor } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { refuse } from "./refused.ts";
import { answering, followEvents, isWrite, many, manyOf, namesIn, onceWaiting, pushThrough, relay, slow, } from "./through.ts";
describe.skipIf(!cluster.own)("a push", () => {
    test("goes on after a silence of 60 seconds, in the middle of its writes and of a rollout", async () => {
        const silences = [];
        const silence = (way) => void silences.push(sleep(60_000).then(way.stall()));
        let writes = 0;
        const asked = await answering((request) => {
            if (isWrite(request) && ++writes === 20)
                silence(way);
            return undefined;
        });
        const [way, other] = await Promise.all([relay({ to: asked.server }), relay()]);
        const [writing, waiting] = await Promise.all([
            pushThrough(way.server, many, {}, "3m"),
            pushThrough(other.server, slow, { onStart: onceWaiting(() => silence(other)) }, "3m"),
        ]);
        await Promise.all(silences);
        expect(silences).toHaveLength(2);
        expect([writing.run.errors, waiting.run.errors]).toEqual([[], []]);
        expect(writing.run.report?.objects.map(({ action }) => action)).toEqual(Array(60).fill("created"));
        expect(await namesIn(writing.namespace)).toHaveLength(60);
        expect(await get("deployment", "web", waiting.namespace)).toMatchObject({ status: { readyReplicas: 2 } });
    });
    test("says so soon when a server takes its connection and says nothing at all", async () => {
        const way = await relay();
        onTestFinished(way.stall());
        const begun = performance.now();
        const run = await refuse({ files: {}, inputs: { kubeconfig: await kubeconfigFor(users.deployer, way.server) } });
        expect(run.errors).toEqual([
            expect.stringMatching(/^The API server cannot be reached .*TLS handshake timeout\. .*firewall or a proxy/),
        ]);
        expect(performance.now() - begun).toBeLessThan(30_000);
    });
    test("applies each of 500 objects once although one request in twenty is cut off", async () => {
        const events = new Map();
        let count = 0;
        let cuts = 0;
        const { server } = await answering(() => {
            if (++count % 20 !== 0)
                return undefined;
            const cut = ["request", "first byte", "answer"][++cuts % 3] ?? "answer";
            return { cut, alone: cuts % 5 !== 0 };
        });
        const generated = Array.from({ length: 20 }, (_, index) => [
            `deploy/made-${index}.yaml`,
            configMap("x").replace("name: x", `labels: { many: "" }\n  generateName: made-${index}-`),
        ]);
        const files = { ...manyOf(480), ...Object.fromEntries(generated) };
        const { run, namespace } = await pushThrough(server, files, {
            inNamespace: (name) => followEvents(cluster, name, (event) => events.set(event, (events.get(event) ?? 0) + 1)),
        });
        expect(run.errors).toEqual([]);
        expect(run.outputs).toMatchObject({ result: "deployed" });
        expect(cuts).toBeGreaterThan(50);
        expect(run.report?.objects.map(({ action }) => action)).toEqual(Array(500).fill("created"));
        const names = (await namesIn(namespace)).map((name) => name.replace("configmap/", ""));
        expect(names).toHaveLength(500);
        await until(() => names.every((name) => events.has(`ADDED ${name}`)), { what: "the watch to tell of all of them" });
        expect([...events].filter(([event, times]) => !event.startsWith("ADDED ") || times > 1)).toEqual([]);
    });
});
