/** A run whose event loop is blocked past its deadline ends all the same. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { root } from "../workshop/paths.ts";

const module = join(root, "packages/core/src/runner/watchdog.ts");

/** A program with a watchdog, which starts another one that carries its mark, and then does what is told. */
function watched(work: string) {
  const program = `
    import { spawn } from "node:child_process";
    import { startWatchdog } from ${JSON.stringify(module)};
    const watchdog = startWatchdog(200);
    watchdog.mark("PUSHPULL_RUN=/the/run");
    const child = spawn("sleep", ["300"], { env: { ...process.env, PUSHPULL_RUN: "/the/run" }, stdio: "ignore" });
    console.log(child.pid);
    ${work}
  `;
  const args = [
    "--disable-warning=ExperimentalWarning",
    "--conditions=source",
    "--input-type=module",
    "--eval",
    program,
  ];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a blocked run is ended after its deadline, with what it has started, and says so", async () => {
  const run = watched("await new Promise((go) => setTimeout(go, 100)); for (;;);");
  const said = text(run.stdout);
  const [code, signal] = await once(run, "close");
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  const [pid = "", line = ""] = (await said).split("\n");
  expect(line).toMatch(/^::error::The run hung past its deadline and was killed\. /);
  await until(async () => !isAlive(Number(pid)), { what: "the program that it has started to be gone", seconds: 10 });
});

test("a run that is late and answers is left alone", async () => {
  const run = watched("setTimeout(() => { child.kill(); watchdog.stop(); console.log('done'); }, 8_000);");
  const said = text(run.stdout);
  expect(await once(run, "close")).toEqual([0, null]);
  expect(await said).toMatch(/^\d+\ndone\n$/);
});
