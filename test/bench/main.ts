/** `npm run bench`: our action beside what people use instead, in one run, on a real API server. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ClusterFacts, kubectlOf, startCluster } from "../lab/cluster.ts";
import { explain } from "../lab/error.ts";
import { temporaryFolder } from "../lab/guard.ts";
import { startRelay } from "../lab/relay.ts";
import { type Contender, contenders, type Task } from "./contenders.ts";
import { applications, configMaps } from "./tasks.ts";

interface Race {
  readonly title: string;
  /** What is there before; not timed. */
  readonly before?: Omit<Task, "namespace">;
  readonly task: Omit<Task, "namespace">;
}

const [many = 300, few = 30] = process.argv.slice(2).map(Number);

const races: readonly Race[] = [
  { title: `${many} objects, all new`, task: configMaps(many, 1) },
  { title: `${many} objects, all changed`, before: configMaps(many, 1), task: configMaps(many, 2) },
  { title: `${many} objects, none changed`, before: configMaps(many, 1), task: configMaps(many, 1) },
  { title: `${few} applications, rolled out`, before: applications(few, 1), task: applications(few, 2) },
];

try {
  const near = await startCluster("bench");
  // As far away as a cluster in another region: on the same machine nobody would ever wait for an answer.
  const relay = await startRelay({ to: near.server, delay: 15 });
  const folder = await temporaryFolder("bench");
  try {
    const kubeconfig = join(folder.path, "kubeconfig");
    await writeFile(kubeconfig, (await readFile(near.kubeconfig, "utf8")).replace(near.server, relay.server));
    const cluster = { ...near, kubeconfig };
    console.log(
      "Seconds over a round trip of 30 ms, and how many times as long as pushpull; every contender in a namespace of its own.\n",
    );
    console.log(row(["", ...contenders.map(({ name }) => name)]));
    console.log(row(["---", ...contenders.map(() => "---")]));
    for (const [index, race] of races.entries()) {
      const seconds: number[] = [];
      for (const contender of contenders) seconds.push(await time(contender, race, index, cluster));
      const [ours = 0] = seconds;
      console.log(row([race.title, ...seconds.map((each) => `${each.toFixed(1)} (${(each / ours).toFixed(1)}×)`)]));
    }
  } finally {
    await relay.stop();
    await folder.remove();
    await near.stop();
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function time({ run }: Contender, { before, task }: Race, race: number, cluster: ClusterFacts): Promise<number> {
  const kubectl = kubectlOf(cluster);
  const namespace = `race-${race}-${process.hrtime.bigint()}`;
  await kubectl(["create", "namespace", namespace]);
  if (before !== undefined) await run({ ...before, namespace }, cluster);
  const begun = performance.now();
  await run({ ...task, namespace }, cluster);
  const seconds = (performance.now() - begun) / 1000;
  await kubectl(["delete", "namespace", namespace, "--wait=false"]);
  return seconds;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
