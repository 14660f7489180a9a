/** A run that is cancelled, or killed: what it says, and that nothing of it stays. */
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { startRelay } from "../lab/relay.ts";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

async function waitingRun(act: (child: ChildProcess, temp: string) => void) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace({ "web.yaml": deployment("web", "shop/web:1-stuck") });
  const inputs = { manifests: ".", namespace, kubeconfig: await adminKubeconfig(), timeout: "60s" };
  const onStart = (child: ChildProcess & { readonly stdout: Readable }, temp: string) => {
    child.stdout.on("data", (chunk: Buffer | string) => {
      if (String(chunk).includes("0 of 1 ready")) act(child, temp);
    });
  };
  return { namespace, run: await runPush({ workspace, path, inputs, onStart }) };
}

describe.skipIf(!cluster.own).concurrent("a run that waits", () => {
  test.for(["SIGINT", "SIGTERM"] as const)(
    "ends on %s, reports what was applied, and leaves nothing behind",
    async (signal) => {
      const { run, namespace } = await waitingRun((child) => child.kill(signal));
      expect(run.code).toBe(1);
      expect(run.outputs).toMatchObject({ result: "failed", changed: "true" });
      expect(run.errors).toEqual([expect.stringMatching(/^The run was cancelled during the wait\. Run again/)]);
      expect(run.report?.objects).toMatchObject([{ name: "web", action: "created", ready: false }]);
      expect(await get("deployment", "web", namespace)).toBeDefined();
      expect(run.leftovers).toEqual([]);
      expect(run.remains).toEqual([]);
    },
  );

  test("and is killed leaves its folder and kubectl behind, and its post step removes both", async () => {
    let running: readonly string[] = [];
    const { run } = await waitingRun((child, temp) => {
      void commandsWith(temp).then((commands) => {
        running = commands;
        child.kill("SIGKILL");
      });
    });
    expect(run.code).toBeNull();
    expect(running).toEqual([expect.stringMatching(/^kubectl proxy /)]);
    expect(run.leftovers).toEqual([expect.stringMatching(/^pushpull-/)]);
    // kubectl may notice by itself that nobody reads what it says: that it is gone is what counts.
    expect(run.remains).toEqual([]);
  });
});

test.skipIf(!cluster.own)(
  "a run that is cancelled while it writes stops writing at once, and reports exactly what is there",
  async () => {
    const namespace = await newNamespace();
    const names = Array.from({ length: 300 }, (_, index) => `config-${index}`);
    const workspace = await makeWorkspace({ "all.yaml": names.map((name) => configMap(name)).join("---\n") });
    const relay = await startRelay({ to: cluster.server, delay: 60 });
    const kubeconfig = (await adminKubeconfig()).replace(cluster.server, relay.server);
    const written = async () => {
      const list = await kubectl(["get", "configmaps", `--namespace=${namespace}`, "--output=name"]);
      return list.split("\n").filter((line) => line.includes("config-"));
    };
    const run = await runPush({
      workspace,
      path,
      inputs: { manifests: "all.yaml", namespace, kubeconfig },
      onStart: (child) => {
        const first = until(async () => (await written()).length > 0, { what: "the first object", every: 20 });
        void first.then(() => child.kill("SIGTERM"));
      },
    });
    await relay.stop();
    const there = await written();
    const reported = run.report?.objects.filter(({ action }) => action === "created").map(({ name }) => name) ?? [];
    const skipped = run.report?.objects.filter(({ action }) => action === "skipped") ?? [];
    expect(there.map((line) => line.replace("configmap/", "")).sort()).toEqual([...reported].sort());
    expect(skipped.length).toBeGreaterThan(0);
    expect(reported.length + skipped.length).toBe(names.length);
    expect(run.errors).toEqual([
      expect.stringContaining(`The run was cancelled, and ${skipped.length} objects were not applied`),
    ]);
    expect(run.remains).toEqual([]);
  },
);
