/** `npm run bench`: our action beside what people use instead, in one go, on a real API server. */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { explain } from "../lab/error.ts";
import type { Bench, Goal, Options, Result } from "./bench.ts";
import { failBench } from "./fail.ts";
import { type Field, machine, openField } from "./field.ts";
import { helmBench } from "./helm.ts";
import { pullBench } from "./pull.ts";
import { pushBench } from "./push.ts";
import { raceBench } from "./race.ts";
import { rolloutBench } from "./rollout.ts";
import { scaleBench } from "./scale.ts";
import { startBench } from "./start.ts";

const benches: readonly Bench[] = [
  startBench,
  pullBench,
  raceBench,
  pushBench,
  rolloutBench,
  failBench,
  helmBench,
  scaleBench,
];

const usage = `npm run bench -- [${benches.map(({ name }) => name).join("|")}] [--objects 1000] [--workloads 50] [--files 10000] [--runs 20] [--rtt 30] [--json]`;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

try {
  process.exitCode = await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const asked = read();
  if (asked === undefined) {
    console.error(usage);
    return 2;
  }
  const { chosen, json, ...options } = asked;
  const [busy = 0] = loadavg();
  if (busy > 0.5) console.log(`This machine is busy (load ${busy.toFixed(1)}): the times below are not its best.`);
  const field = chosen.some(({ needs }) => needs === "cluster") ? await openField(options.rtt) : undefined;
  try {
    console.log(`\n${field?.setting ?? machine()}; ${options.rtt} ms to the server and back.`);
    const results: Result[] = [];
    for (const bench of chosen) {
      console.log(`\n${bench.name}: ${bench.about(options)}\n`);
      const result = bench.needs === "cluster" ? await bench.run(options, field as Field) : await bench.run(options);
      print(result);
      results.push(result);
    }
    const found = results.map((each) => each.json);
    if (json) console.log(`\n${JSON.stringify(found.length === 1 ? found[0] : { bench: "all", results: found })}`);
    return 0;
  } finally {
    await field?.stop();
  }
}

function read(): (Options & { readonly chosen: readonly Bench[]; readonly json: boolean }) | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        objects: { type: "string", default: "1000" },
        workloads: { type: "string", default: "50" },
        files: { type: "string", default: "10000" },
        runs: { type: "string", default: "20" },
        rtt: { type: "string", default: "30" },
        json: { type: "boolean", default: false },
      },
    });
    const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const { objects, workloads, files, runs, rtt } = numbers(values);
    const known = positionals.every((each) => benches.some(({ name }) => name === each));
    if (!known || !(objects > 0 && workloads > 0 && files > 0 && runs > 0 && rtt >= 0)) return undefined;
    return { chosen, objects, workloads, files, runs, rtt, json: values.json };
  } catch {
    return undefined; // an option that does not exist
  }
}

function numbers(values: Readonly<Record<keyof Options, string>>): Options {
  const entries = (["objects", "workloads", "files", "runs", "rtt"] as const).map(
    (name) => [name, Number.parseInt(values[name], 10)] as const,
  );
  return Object.fromEntries(entries) as Record<keyof Options, number>;
}

function print({ header, rows, goals }: Result): void {
  for (const cells of [header, header.map(() => "---"), ...rows]) console.log(`| ${cells.join(" | ")} |`);
  console.log("");
  for (const goal of goals) console.log(line(goal));
}

function line({ what, wanted, got, met }: Goal): string {
  return `${met ? "met    " : "NOT MET"}  ${what}: ${got} (wanted ${wanted})`;
}
