/** A run whose event loop is free, and that goes on long after its deadline. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { root } from "../workshop/paths.ts";

const module = join(root, "packages/core/src/runner/watchdog.ts");

test("is ended where it waits for something that never ends", async () => {
  const program = `
    import { startWatchdog } from ${JSON.stringify(module)};
    startWatchdog(0, 500);
    setInterval(() => {}, 100);
  `;
  const args = [
    "--disable-warning=ExperimentalWarning",
    "--conditions=source",
    "--input-type=module",
    "--eval",
    program,
  ];
  const run = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const said = text(run.stdout);
  expect(await once(run, "close")).toEqual([null, "SIGKILL"]);
  expect(await said).toMatch(/^::error::The run hung past its deadline and was killed\. /);
}, 30_000);
