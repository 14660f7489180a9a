/**
 * What `npm run demo` shows: bumps in a manifest repository, while a real Kubernetes is built or started; then five deploys to it by a
 * real workflow, and a Helm chart; and the summary page they leave.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { act } from "../lab/act.ts";
import { startCluster } from "../lab/cluster.ts";
import { helm } from "../lab/helm.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { cacheFolder } from "../workshop/cache.ts";
import { playChart } from "./chart.ts";
import { pageOf, type Shown } from "./page.ts";
import { playPull } from "./pull.ts";

interface Scene {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Whether the run is to be green. */
  readonly green: boolean;
}

const scenes: readonly Scene[] = [
  { title: "Push 1. The first deploy of version 1", inputs: { version: "1" }, green: true },
  { title: "Push 2. Version 2, which is slow to start", inputs: { version: "2-slow" }, green: true },
  { title: "Push 3. Version 2 again: nothing to do", inputs: { version: "2-slow" }, green: true },
  { title: "Push 4. Version 3, which nobody has built: red at once", inputs: { version: "3-missing" }, green: false },
  {
    title: "Push 5. Version 4, which crashes: red when it has crashed for 5 seconds, with its last lines",
    inputs: { version: "4-crash", "fail-fast": "5s" },
    green: false,
  },
];

/** Returns whether every run ended as it should. */
export async function playTour(): Promise<boolean> {
  console.log(
    "Pull: a workflow changes a version in a manifest repository. That needs no cluster; one is started meanwhile.",
  );
  const starting = Promise.all([startCluster("demo"), helm(), act()]);
  // Who waits for it later is told of its failure then.
  starting.catch(() => {});
  const pulled = await playPull();
  const shown: Shown[] = [...pulled.shown];
  let { asExpected } = pulled;
  const [cluster, helmPath] = await starting;
  try {
    console.log("\nPush: a workflow (test/demo/app) deploys an application through our action, to a real Kubernetes.");
    console.log(`It answers at ${cluster.server}.`);
    const kubeconfig = await readFile(cluster.kubeconfig, "utf8");
    for (const { title, inputs, green } of scenes) {
      console.log(`\n${title}\n`);
      const { succeeded, summaries } = await runWorkflow({
        repository: join(import.meta.dirname, "app"),
        inputs,
        secrets: { KUBECONFIG: kubeconfig },
        path: [cluster.kubectlFolder],
        onLine: (line) => console.log(`  ${line}`),
      });
      shown.push({ title, summary: summaries.join("\n") });
      asExpected &&= succeeded === green;
    }
    const chart = await playChart(cluster, helmPath);
    shown.push(...chart.shown);
    asExpected &&= chart.asExpected;
  } finally {
    await cluster.stop();
  }
  console.log(`\nWhat GitHub would show on the runs' pages: file://${await savePage(shown)}`);
  if (!asExpected) console.error("A run did not end as the demo expects.");
  return asExpected;
}

async function savePage(shown: readonly Shown[]): Promise<string> {
  const folder = join(cacheFolder(), "demo");
  await mkdir(folder, { recursive: true });
  const file = join(folder, "summary.html");
  await writeFile(file, pageOf(shown));
  return file;
}
