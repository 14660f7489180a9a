/** What bad weather does to a push: it ends right, or says plainly how far it came. */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answer } from "../lab/answering-relay.ts";
import { cluster, get } from "./cluster.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { answering, isWrite, many, namesIn, onceWaiting, pushThrough, relay, slow } from "./through.ts";

describe.skipIf(!cluster.own)("a push through bad weather", () => {
  test("works over a way of 30 ms", async () => {
    const { server } = await relay({ delay: 15 });
    const { run, namespace } = await pushThrough(server, {
      "deploy/web.yaml": deployment("web", "shop/web:1"),
      "deploy/service.yaml": service("web"),
    });
    expect(run.outputs).toMatchObject({ result: "deployed" });
    expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
  });

  test("waits as long as the server asks, and ends with every object applied", async () => {
    const seen = new Map<string, number[]>();
    const { server } = await answering((asked) => {
      if (!isWrite(asked)) return undefined;
      const times = [...(seen.get(asked.url.pathname) ?? []), performance.now()];
      seen.set(asked.url.pathname, times);
      if (times.length > 1) return undefined;
      // Once, as a webhook's or etcd's bad moment shows.
      if (asked.url.pathname.endsWith("5")) return { status: 500 };
      if (asked.url.pathname.endsWith("7")) return { status: 429, headers: { "retry-after": "1" } };
      return asked.url.pathname.endsWith("0") ? { status: 503 } : undefined;
    });
    const { run, namespace } = await pushThrough(server, many);

    expect(run.outputs).toMatchObject({ result: "deployed" });
    expect(run.report?.objects.every(({ action }) => action === "created")).toBe(true);
    expect(await namesIn(namespace)).toHaveLength(60);
    const pauses = [...seen].filter(([name]) => name.endsWith("7")).map(([, [first = 0, again = 0]]) => again - first);
    expect(pauses).toHaveLength(6);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(990);
  });

  test("applies every object although the connection breaks again and again, before and after the server has them", async () => {
    let count = 0;
    let cuts = 0;
    const { server } = await answering((asked) => {
      if (!isWrite(asked) || ++count % 12 !== 0 || cuts === 6) return undefined;
      return { cut: (["request", "first byte", "answer"] as const)[cuts++ % 3] ?? "answer" };
    });
    const { run, namespace } = await pushThrough(server, many);

    expect(cuts).toBe(6);
    expect(run.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(run.report?.objects.map(({ action }) => action)).toEqual(Array(60).fill("created"));
    expect(await namesIn(namespace)).toHaveLength(60);
  });

  test("sees the end of a rollout although its watch breaks", async () => {
    let watches = 0;
    const { server } = await answering(({ url }) => {
      if (!url.searchParams.has("watch")) return undefined;
      return ++watches <= 2 ? { cut: "answer" } : undefined;
    });
    const { run } = await pushThrough(server, slow);
    expect(watches).toBeGreaterThanOrEqual(2);
    expect(run.outputs).toMatchObject({ result: "deployed" });
  });

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
    expect(run.errors.join("\n")).toContain("time is up");
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
    expect(watches).toBeLessThan(8);
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
    expect(run.errors[0]).toMatch(/^deploy\/\d+\.yaml:1: .* does not accept the credentials any more .*Log in again/);
    expect([...(await namesIn(namespace))].sort()).toEqual(created.map(({ name }) => `configmap/${name}`).sort());
    const repaired = await again(cluster.server);
    expect(repaired.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(await namesIn(namespace)).toHaveLength(60);
  });

  test("ends in plain words when the server is lost before the first write", async () => {
    const { server } = await answering((asked) => (asked.url.pathname === "/apis" ? { status: 401 } : undefined));
    const { run } = await pushThrough(server, many);
    expect(run.errors).toEqual([expect.stringMatching(/^The API server does not accept the credentials \(https:/)]);
    expect(run.log).not.toMatch(/^\s+at /m);
  });

  test.skipIf(process.platform !== "linux")("ends at once, and says why, when somebody kills kubectl", async () => {
    const { run, namespace } = await pushThrough(cluster.server, stuck, {
      onStart: (child, temp, runner) => onceWaiting(() => void killKubectl(temp))(child, temp, runner),
    });
    expect(run.outputs).toMatchObject({ result: "failed", changed: "true" });
    expect(run.errors.join("\n")).toContain("kubectl proxy has ended (SIGKILL)");
    expect(run.errors.join("\n")).not.toContain("time is up");
    expect(await get("deployment", "web", namespace)).toBeDefined();
    expect(run.remains).toEqual([]);
  });
});

const stuck = { "deploy/web.yaml": deployment("web", "shop/web:1-stuck") };

/** Kills the kubectl of the run whose temporary folder this is. */
async function killKubectl(temp: string): Promise<void> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
    if (words[1] === "proxy" && words.some((word) => word.includes(temp))) process.kill(Number(pid), "SIGKILL");
  }
}
