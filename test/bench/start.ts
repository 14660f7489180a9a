import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { atMost, type Bench, median } from "./bench.ts";

const bundle = resolve(import.meta.dirname, "../../dist/push/index.js");

const runs = 21;

export const startBench: Bench = {
  name: "start",
  needs: "node",
  about: () => `Starts the bundle without inputs, which is a clear error, and an empty Node, ${runs} times in turn.`,
  async run() {
    const empty: number[] = [];
    const ours: number[] = [];
    for (let run = 0; run < runs; run++) {
      empty.push(await timed(["-e", ""], 0));
      ours.push(await timed([bundle], 1));
    }
    const [emptyMs, bundleMs] = [Math.round(median(empty)), Math.round(median(ours))];
    return {
      header: ["", "an empty Node", "the bundle"],
      rows: [["from start to end", `${emptyMs} ms`, `${bundleMs} ms`]],
      goals: [atMost("more than an empty Node", 150, bundleMs - emptyMs, "ms")],
      json: { bench: "start", empty_ms: emptyMs, bundle_ms: bundleMs },
    };
  },
};

async function timed(args: readonly string[], expected: number): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { stdio: "ignore", env: { PATH: process.env.PATH } });
  const code = await new Promise((ended) => child.once("close", ended));
  if (code !== expected) throw new Error(`node ${args.join(" ")} ended with exit code ${code}`);
  return performance.now() - begun;
}
