/** The programs among the npm packages, run by the Node that runs us. */
import { join } from "node:path";
import { run } from "./child.mjs";
import { root } from "./paths.ts";
const scripts = {
    tsc: "typescript/bin/tsc",
    biome: "@biomejs/biome/bin/biome",
    ncc: "@vercel/ncc/dist/ncc/cli.js",
    vitest: "vitest/vitest.mjs",
};
/** Runs one of them in the repository's folder. */
export function tool(name, args, { show = false, env = {} } = {}) {
    const script = join(root, "node_modules", scripts[name]);
    return run(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env }, capture: !show });
}
