/** Forges opened from their sources, with what a test would otherwise say each time. */
import { type Forge, type ForgeOptions, type Log, openForge } from "@pushpull/core";
import type { TestContext } from "vitest";

/** A log whose lines a test can look at. */
export function memoryLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const say = (line: string) => {
    lines.push(line);
  };
  return { lines, info: say, debug: () => {}, warning: say, error: say, group: (_title, body) => body() };
}

/** What a forge is opened with; all that it is asked ends with the test. */
export function usual({ signal }: Pick<TestContext, "signal">) {
  return { env: {}, signal, log: memoryLog() };
}

export type Opened = Pick<ForgeOptions, "page" | "token"> & Partial<ForgeOptions>;

/** Opens `acme/deploy`. */
export function openDeploy(options: Opened, context: TestContext): Promise<Forge> {
  return openForge({ repository: "acme/deploy", api: undefined, ...usual(context), ...options });
}
