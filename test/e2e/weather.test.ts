import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Answer, type Asked, startAnsweringRelay } from "../lab/answering-relay.ts";
import { kubectlOf, startCluster } from "../lab/cluster.ts";
import { type RelayOptions, startRelay } from "../lab/relay.ts";
import { users } from "../lab/users.ts";
import { cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { makeWorkspace, type PushOptions, runPush } from "./run-push.ts";

async function workspaceWith(files: Readonly<Record<string, string>>) {
  const workspace = await makeWorkspace(files);
  onTestFinished(workspace.remove);
  return workspace;
}

/** Pushes files through a server's stand-in, as a user who may do everything in one namespace. */
async function pushThrough(
  server: string,
  files: Readonly<Record<string, string>>,
  more: Pick<PushOptions, "onStart"> = {},
  timeout = "30s",
) {
  const namespace = await newNamespace();
  await kubectl(["create", "rolebinding", "deployer", "--clusterrole=admin", "--user=deployer", "-n", namespace]);
  const kubeconfig = await kubeconfigFor(users.deployer, server);
  const inputs = { manifests: "deploy", namespace, kubeconfig, timeout };
  const run = await runPush({ workspace: await workspaceWith(files), inputs, path, ...more });
  return { run, namespace };
}

async function namesIn(namespace: string): Promise<readonly string[]> {
  const names = await kubectl(["get", "configmaps", "-n", namespace, "-l", "many", "-o", "name"]);
  return names.split("\n").filter((name) => name !== "");
}

const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `deploy/${index}.yaml`,
    configMap(`config-${index}`).replace("metadata:", 'metadata:\n  labels: { many: "" }'),
  ]),
);

const slow = { "deploy/web.yaml": deployment("web", "shop/web:1-slow") };

/** Calls back once, as soon as a run says that it waits for objects. */
function onceWaiting(act: () => void): NonNullable<PushOptions["onStart"]> {
  return (child) => {
    let log = "";
    child.stdout?.on("data", (text: Buffer) => {
      const before = log;
      log += text.toString();
      if (/ of \d+ ready/.test(log) && !/ of \d+ ready/.test(before)) act();
    });
  };
}

/** Whether it is a write that the server keeps. */
function isWrite({ method, url }: Asked): boolean {
  return method === "PATCH" && !url.searchParams.has("dryRun");
}

describe.skipIf(!cluster.own)("a push through bad weather", () => {
  const relay = async (options: Partial<RelayOptions> = {}) => {
    const started = await startRelay({ to: cluster.server, ...options });
    onTestFinished(started.stop);
    return started;
  };
  const answering = async (answer: (asked: Asked) => Answer | undefined) => {
    const started = await startAnsweringRelay(cluster, answer);
    onTestFinished(started.stop);
    return started;
  };

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
      if (!isWrite(asked) || ++count % 12 !== 0 || cuts === 4) return undefined;
      return { cut: ++cuts % 2 === 0 ? "request" : "answer" };
    });
    const { run, namespace } = await pushThrough(server, many);

    expect(cuts).toBe(4);
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
    expect(watches).toBeGreaterThan(2);
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
});

describe.skipIf(!cluster.own)("an API server that restarts", () => {
  test("does not end the wait for a rollout", async () => {
    const own = await startCluster("restarted");
    onTestFinished(own.stop);
    let restarted: Promise<void> | undefined;
    const run = await runPush({
      workspace: await workspaceWith(slow),
      inputs: { manifests: "deploy", kubeconfig: await readFile(own.kubeconfig, "utf8"), timeout: "60s" },
      path,
      onStart: onceWaiting(() => {
        restarted = own.restartApiServer();
      }),
    });
    await restarted;
    expect(restarted).toBeDefined();
    expect(run.outputs).toMatchObject({ result: "deployed" });
    const live = await kubectlOf(own)(["get", "deployment", "web", "-o", "jsonpath={.status.readyReplicas}"]);
    expect(live).toBe("2");
  });
});
