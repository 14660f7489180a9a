import { spawn } from "node:child_process";
import { join } from "node:path";
import { actions, root } from "../workshop/paths.ts";
import { atMost, median } from "./bench.ts";
const runs = 21;
export const startBench = {
    name: "start",
    needs: "node",
    about: () => `Starts the bundles as a runner does, without inputs, which is a clear error, and an empty Node, ${runs} times in turn.`,
    async run() {
        const times = new Map([
            ["empty", []],
            ...actions.map((action) => [action, []]),
        ]);
        for (let run = 0; run < runs; run++) {
            times.get("empty")?.push(await timed(["-e", ""], 0));
            for (const action of actions)
                times.get(action)?.push(await timed([join(root, "dist", action, "index.js")], 1));
        }
        const took = (name) => Math.round(median(times.get(name) ?? []));
        return {
            header: ["", "an empty Node", ...actions],
            rows: [["from start to end", `${took("empty")} ms`, ...actions.map((action) => `${took(action)} ms`)]],
            goals: actions.map((action) => atMost(`${action}: more than an empty Node`, 150, took(action) - took("empty"), "ms")),
            json: {
                bench: "start",
                empty_ms: took("empty"),
                ...Object.fromEntries(actions.map((action) => [`${action}_ms`, took(action)])),
            },
        };
    },
};
async function timed(args, expected) {
    const begun = performance.now();
    // Outside of a runner they refuse to start, which would take no time.
    const env = { PATH: process.env.PATH, GITHUB_ACTIONS: "true" };
    const child = spawn(process.execPath, args, { stdio: "ignore", env });
    const code = await new Promise((ended) => child.once("close", ended));
    if (code !== expected)
        throw new Error(`node ${args.join(" ")} ended with exit code ${code}`);
    return performance.now() - begun;
}
