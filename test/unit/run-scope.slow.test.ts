/** When the requests of a run end that is stopped. */
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { PushPorts } from "../../packages/push/src/run/run-ports.ts";
import { withinRun } from "../../packages/push/src/run/run-scope.ts";

const nothing = () => undefined;

test("a run that was cancelled before it started aborts its requests too, after a moment", async () => {
  const temp = await mkdtemp(join(tmpdir(), "pushpull-scope-"));
  onTestFinished(() => rm(temp, { recursive: true }));
  const log = {
    info: nothing,
    warning: nothing,
    error: nothing,
    debug: nothing,
    group: <T>(_: string, body: () => Promise<T>) => body(),
  };
  const ports = { log, env: {}, workspace: temp, temp, cancelled: AbortSignal.abort(new Error("cancelled")) };
  const hiding = { mask: nothing, hide: nothing, redact: (text: string) => text, remember: nothing };
  const run: PushPorts = { ...ports, ...hiding, timeout: 60_000 };
  await withinRun(run, async ({ stop, signal }) => {
    expect([stop.aborted, signal.aborted]).toEqual([true, false]);
    await once(signal, "abort");
    expect(signal.reason).toEqual(new Error("cancelled"));
  });
  expect(await readdir(temp)).toEqual([]);
});
