/** Bad weather that is rare: what is lost for ever, what expires, what is asked for without measure. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answer } from "../lab/answering-relay.ts";
import { cluster, get } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { answering, isWrite, many, namesIn, onceWaiting, pushThrough, relay, slow } from "./through.ts";

describe.skipIf(!cluster.own)("a push through rare weather", () => {
  test("sees the end of a rollout although the way stands still for a while, then breaks", async () => {
    const way = await relay();
    let weather: Promise<void> | undefined;
    const { run } = await pushThrough(way.server, slow, {
      onStart: onceWaiting(() => {
        const goOn = way.stall();
        weather = sleep(2_000).then(() => {
          way.cut(100);
          goOn();
        });
      }),
    });
    await weather;
    expect(weather).toBeDefined();
    expect(run.outputs).toMatchObject({ result: "deployed" });
  });

  test("ends at its deadline when the server says no more, and reports as created only what is there", async () => {
    let writes = 0;
    const asked = await answering((request) => {
      if (isWrite(request) && ++writes === 20) way.stall();
      return undefined;
    });
    const way = await relay({ to: asked.server });
    const { run, namespace } = await pushThrough(way.server, many, {}, "3s");

    expect(run.outputs).toMatchObject({ result: "failed" });
    expect(run.errors.join("\n")).toContain("The run timed out");
    const created = run.report?.objects.filter(({ action }) => action === "created") ?? [];
    expect(await namesIn(namespace)).toEqual(expect.arrayContaining(created.map(({ name }) => `configmap/${name}`)));
    expect(created.length).toBeLessThan(60);
  });

  test("makes one object of each generateName although the answers to their creation are lost", async () => {
    let count = 0;
    const { server } = await answering((asked) => {
      if (!isWrite(asked) || count === 6) return undefined;
      return { cut: (["request", "first byte", "answer"] as const)[count++ % 3] ?? "answer", alone: true };
    });
    const generated = Object.fromEntries(
      Object.entries(many)
        .slice(0, 12)
        .map(([file, text], index) => [file, text.replace(/name: config-\d+/, `generateName: made-${index}-`)]),
    );
    const { run, namespace } = await pushThrough(server, generated);
    expect(run.errors).toEqual([]);
    expect(count).toBe(6);
    const made = (await namesIn(namespace)).map((name) => name.replace("configmap/", ""));
    expect(made.map((name) => name.replace(/-\w{5}$/, "")).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `made-${index}`).sort(),
    );
    expect(run.report?.objects.map(({ action }) => action)).toEqual(Array(12).fill("created"));
  });

  test("sees the end of a rollout although every watch ends with 410, and does not ask in a frenzy", async () => {
    const expired = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Expired", code: 410 };
    const answers: readonly Answer[] = [
      { status: 410, body: JSON.stringify(expired) },
      { status: 200, body: `${JSON.stringify({ type: "ERROR", object: expired })}\n` },
    ];
    let [watches, lists] = [0, 0];
    const begun = performance.now();
    const { server } = await answering(({ method, url }) => {
      const own = url.pathname.endsWith("/deployments");
      const watch = url.searchParams.has("watch");
      if (own && watch) watches++;
      if (own && !watch && method === "GET") lists++;
      return watch ? answers[watches % 2] : undefined;
    });
    const { run } = await pushThrough(server, slow);
    expect(run.outputs).toMatchObject({ result: "deployed" });
    expect(watches).toBeGreaterThanOrEqual(2);
    // A busy machine may take long for the rollout: then more of them fit in.
    expect(watches).toBeLessThan(8 + (performance.now() - begun) / 1_000);
    // The last list or the watch after it is in vain.
    expect([0, 1]).toContain(lists - watches);
  });

  test("does not wait for an hour because somebody says so", async () => {
    const { server } = await answering((asked) =>
      isWrite(asked) ? { status: 429, headers: { "retry-after": "3600" } } : undefined,
    );
    const { run, namespace } = await pushThrough(server, { "deploy/a.yaml": configMap("a") });
    expect(run.outputs).toMatchObject({ result: "failed" });
    expect(run.errors).toEqual([expect.stringMatching(/^deploy\/a\.yaml:1: ConfigMap\/a is refused: HTTP 429/)]);
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("says of each object that its credentials ended in the middle of the writes, and a new run repairs it", async () => {
    let writes = 0;
    const { server } = await answering((asked) => (isWrite(asked) && ++writes > 20 ? { status: 401 } : undefined));
    const { run, namespace, again } = await pushThrough(server, many);
    const created = run.report?.objects.filter(({ action }) => action === "created") ?? [];
    expect(created).toHaveLength(20);
    expect(run.report?.objects.filter(({ action }) => action === "failed")).toHaveLength(40);
    expect(run.errors[0]).toMatch(/^deploy\/\d+\.yaml:1: .* no longer accepts the credentials .*Log in again/);
    expect([...(await namesIn(namespace))].sort()).toEqual(created.map(({ name }) => `configmap/${name}`).sort());
    const repaired = await again(cluster.server);
    expect(repaired.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(await namesIn(namespace)).toHaveLength(60);
  });
});
