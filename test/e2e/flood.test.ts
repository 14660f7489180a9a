/** More than anybody reads: of kubectl's output, of the summary, of annotations. */
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adminKubeconfig, cluster, get, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { makeWorkspace, type PushProcess, runPush } from "./run-push.ts";

const flood = "head -c 64000000 /dev/zero | tr '\\0' x";

/** A kubectl that prints 64 MB when it is asked for something, and is kubectl besides. */
function talkative(what: string, how: string): string {
  return `#!/bin/sh\nif [ "$1" = ${what} ]; then ${how}; fi\nexec ${join(cluster.kubectlFolder, "kubectl")} "$@"\n`;
}

async function pushWith(kubectl: string) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace({
    "bin/kubectl": kubectl,
    "app/kustomization.yaml": "resources: [a.yaml]\n",
    "app/a.yaml": configMap("a"),
  });
  await chmod(join(workspace.path, "bin", "kubectl"), 0o755);
  let memory = async () => 0;
  const run = await runPush({
    workspace,
    path: [join(workspace.path, "bin"), ...path],
    inputs: { manifests: "app", namespace, kubeconfig: await adminKubeconfig() },
    onStart: (child) => {
      memory = peakMemory(child);
    },
  });
  await workspace.remove();
  return { run, namespace, megabytes: await memory() };
}

/** The most memory that a process ever had, as the kernel counts it, in MB. It is asked until the process has ended. */
function peakMemory(child: PushProcess): () => Promise<number> {
  const ask = async () => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, "utf8"))?.[1]);
  const watch = async (): Promise<number> => {
    let peak = 0;
    while (child.exitCode === null && child.signalCode === null) {
      peak = Math.max(peak, (await ask().catch(() => peak)) || 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return peak / 1024;
  };
  const watched = watch();
  return () => watched;
}

describe.skipIf(process.platform !== "linux").concurrent("64 MB that kubectl prints", () => {
  test.for([
    ["on standard error when it is asked for its version", talkative("version", `(${flood}) >&2`)],
    ["on standard error when it builds a kustomization", talkative("kustomize", `(${flood}) >&2`)],
    ["on both outputs before it is a proxy", talkative("proxy", `${flood}; (${flood}) >&2`)],
    ["on both outputs while it is a proxy", talkative("proxy", `(${flood}; (${flood}) >&2) &`)],
  ] as const)("%s keep nothing from being deployed, and are not kept", async ([, kubectl]) => {
    const { run, namespace, megabytes } = await pushWith(kubectl);
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
    expect(megabytes).toBeLessThan(150);
    expect(run.remains).toEqual([]);
  });

  test.for(["version", "kustomize"])("instead of the answer to kubectl %s are not read to their end", async (what) => {
    const { run, namespace, megabytes } = await pushWith(talkative(what, `${flood}; exit`));
    expect(run.errors).toEqual([expect.stringContaining(`kubectl ${what} prints more than 32 MiB, and was ended`)]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "a", namespace)).toBeUndefined();
    expect(megabytes).toBeLessThan(200);
    expect(run.remains).toEqual([]);
  });
});

test("hundreds of long faults are cut in the summary, which says so, and are all in the log and in the report", async () => {
  // A key may have 253 characters; the server quotes it.
  const wrong = Array.from({ length: 400 }, (_, index) => configMap(`wrong-${index}`, { ["<".repeat(3_000)]: "" }));
  const workspace = await makeWorkspace({
    "a.yaml": wrong.join("---\n"),
    "b.yaml": deployment("web", "shop/web:1").replace("replicas: 2", "replicas: -1"),
  });
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, path, inputs });
  await workspace.remove();
  const shown = run.summary.match(/<tr><td>/g)?.length ?? 0;
  const [, left] = /The summary page is full: (\d+) of its rows stand only in the report file\./.exec(run.log) ?? [];
  expect(shown).toBeGreaterThan(10);
  expect(shown + Number(left)).toBe(401);
  expect(Buffer.byteLength(run.summary)).toBeLessThan(1024 * 1024);
  expect(run.summary).toContain(`<p>${left} more stand in the report file.</p>`);
  expect(run.summary.trimEnd()).toMatch(/<\/p>$/);
  expect(run.report?.faults).toHaveLength(401);
  expect(run.errors).toHaveLength(10);
  expect(run.errors.filter((error) => error.includes("spec.replicas"))).toHaveLength(1);
  expect(run.log.match(/^Error: a\.yaml:\d+: ConfigMap/gm)).toHaveLength(391);
  expect(run.log).toContain("GitHub shows 10 errors of a step as annotations. Here are the others:");
});

test("of more than ten warnings ten are annotations, and the others lines of the log", async () => {
  const odd = Array.from({ length: 13 }, (_, index) =>
    deployment(`web-${index}`, `shop/web:1`, `          resources: {limits: {memory: "${100 + index}m"}}\n`),
  );
  const workspace = await makeWorkspace({ "all.yaml": odd.join("---\n") });
  const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, path, inputs: { ...inputs, "dry-run": "true" } });
  await workspace.remove();
  expect(run.errors).toEqual([]);
  expect(run.warnings).toHaveLength(10);
  expect(run.log.match(/^Warning: all\.yaml:\d+: .*fractional byte value/gm)).toHaveLength(3);
});
