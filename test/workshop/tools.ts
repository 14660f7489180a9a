/** The programs among the npm packages, run by the Node that runs us. */
import { join } from "node:path";
import { type Ended, run } from "./child.mjs";
import { root } from "./paths.ts";

const scripts = {
  tsc: "typescript/bin/tsc",
  biome: "@biomejs/biome/bin/biome",
  ncc: "@vercel/ncc/dist/ncc/cli.js",
  vitest: "vitest/vitest.mjs",
} as const;

/** Runs one of them in the repository's folder, and keeps what it prints unless `show` is set. */
export function tool(name: keyof typeof scripts, args: readonly string[], { show = false } = {}): Promise<Ended> {
  return run(process.execPath, [join(root, "node_modules", scripts[name]), ...args], { cwd: root, capture: !show });
}
