/** The part of the demo that deploys a Helm chart: a release as Helm keeps it, with the truth about its rollout. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesBelow } from "../e2e/pulled.ts";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import { type ClusterFacts, kubectlOf } from "../lab/cluster.ts";
import { linesOf } from "./lines.ts";
import type { Shown } from "./page.ts";
import type { Played } from "./pull.ts";

interface Scene {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly result: string;
}

const scenes: readonly Scene[] = [
  { title: "Chart 1. A release, installed", inputs: { images: "shop/web=1.1" }, result: "deployed" },
  { title: "Chart 2. The same again: no new revision", inputs: { images: "shop/web=1.1" }, result: "unchanged" },
  {
    title: "Chart 3. A migration that fails: Helm's hook ends the run, with its last lines",
    inputs: { images: "shop/web=1.2", "chart-set": "migration=shop/migrate:2-fail" },
    result: "failed",
  },
];

/** @param helm the path of Helm */
export async function playChart(cluster: ClusterFacts, helm: string): Promise<Played> {
  const files = await filesBelow(join(import.meta.dirname, "chart"));
  const workspace = await makeWorkspace(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`chart/${name}`, String(content)])),
  );
  const shown: Shown[] = [];
  let asExpected = true;
  try {
    console.log("\nA Helm chart (test/demo/chart) is deployed to the same cluster, as a release that Helm keeps.");
    await kubectlOf(cluster)(["create", "namespace", "charts"]);
    const kubeconfig = await readFile(cluster.kubeconfig, "utf8");
    const path = [dirname(helm), cluster.kubectlFolder, dirname(process.execPath)];
    for (const { title, inputs, result } of scenes) {
      console.log(`\n${title}\n`);
      const common = { chart: "chart", name: "shop", namespace: "charts", "fail-fast": "0s", kubeconfig };
      const run = await runPush({ workspace, path, inputs: { ...common, ...inputs }, searched: false });
      for (const line of linesOf(run.log)) console.log(`  ${line}`);
      shown.push({ title, summary: run.summary });
      asExpected &&= run.outputs.result === result;
    }
    return { asExpected, shown };
  } finally {
    await workspace.remove();
  }
}
