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

export interface ToolOptions {
  /** Lets it print; what it prints is kept otherwise. */
  readonly show?: boolean;
  /** What its environment has besides ours. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one of them in the repository's folder. */
export function tool(
  name: keyof typeof scripts,
  args: readonly string[],
  { show = false, env = {} }: ToolOptions = {},
): Promise<Ended> {
  const script = join(root, "node_modules", scripts[name]);
  return run(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env }, capture: !show });
}
