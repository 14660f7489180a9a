/** What bad weather does to a push: it ends right, or says plainly how far it came. */
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { cluster, get } from "./cluster.ts";
import { deployment, service } from "./manifests.ts";
import { answering, isWrite, many, namesIn, onceWaiting, pushThrough, relay, slow } from "./through.ts";

describe.skipIf(!cluster.own)("a push over an unreliable connection", () => {
  test("works over a round trip of 30 ms", async () => {
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

  test("applies every object although the connection breaks repeatedly, before and after the server has received them", async () => {
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

  test("explains that the server was lost before the first write", async () => {
    const { server } = await answering((asked) => (asked.url.pathname === "/apis" ? { status: 401 } : undefined));
    const { run } = await pushThrough(server, many);
    expect(run.errors).toEqual([expect.stringMatching(/^The API server does not accept the credentials \(https:/)]);
    expect(run.log).not.toMatch(/^\s+at /m);
  });

  test.skipIf(process.platform !== "linux")("ends at once with the reason when kubectl is killed", async () => {
    const { run, namespace } = await pushThrough(cluster.server, stuck, {
      onStart: (child, temp, runner) => onceWaiting(() => void killKubectl(temp))(child, temp, runner),
    });
    expect(run.outputs).toMatchObject({ result: "failed", changed: "true" });
    expect(run.errors.join("\n")).toContain("kubectl proxy has ended (SIGKILL)");
    expect(run.errors.join("\n")).not.toContain("The run timed out");
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
