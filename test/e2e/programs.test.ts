/** Programs that run to their end: what `@actions/exec` does that has to be known, each through a real script. */
import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ProgramOptions, runProgram, runVariable } from "@pushpull/core/exec";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "../lab/until.ts";
import { commandsWith } from "./processes.ts";

const env = { PATH: process.env.PATH };
const mebibyte = 1024 * 1024;

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pushpull-programs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function writeScript(path: string, script: string, mode = 0o755): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, mode);
  return path;
}

function runShell(script: string, options: Partial<ProgramOptions> = {}) {
  return runProgram("sh", ["-c", script], { env, ...options });
}

/** Waits until a script has written its process ids, one a line. */
async function pidsIn(file: string, count: number): Promise<readonly number[]> {
  let pids: readonly number[] = [];
  const written = async () => {
    const text = await readFile(file, "utf8").catch(() => "");
    pids = text.split("\n").filter(Boolean).map(Number);
    return text.endsWith("\n") && pids.length === count;
  };
  await until(written, { what: `${count} process ids in ${file}`, every: 10 });
  return pids;
}

/** A process that has ended, and that its parent has not looked at yet, does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return /^State:\s+[^ZX\s]/m.test(status);
}

describe.skipIf(process.platform === "win32")("a program", () => {
  test.for(["with a space", 'a "quoted" name', "back\\slash", "a $(sign) of a shell's"])(
    "runs from a folder %j, and gets each argument as it is",
    async (name) => {
      const path = await writeScript(join(await newFolder(), name, "print args"), `printf '<%s>' "$@"`);
      const args = ["", "two words", '"quoted"', "$HOME", "*", "back\\slash", "--x=a b", "line\nbreak"];
      const { code, stdout } = await runProgram(path, args, { env });
      expect(code).toBe(0);
      expect(stdout).toBe(args.map((arg) => `<${arg}>`).join(""));
    },
  );

  test("is looked up on the PATH that it is given, also where that has a space", async () => {
    const folder = join(await newFolder(), "my tools");
    await writeScript(join(folder, "only-here"), "echo found");
    expect(await runProgram("only-here", [], { env: { PATH: folder } })).toEqual({
      code: 0,
      stdout: "found\n",
      stderr: "",
    });
  });

  test("that is not on the PATH that it is given does not run, though it is on ours", async () => {
    const folder = await newFolder();
    await expect(runProgram("sh", [], { env: { PATH: folder } })).rejects.toMatchObject({
      code: "ENOENT",
      syscall: "spawn sh",
    });
    await expect(runProgram("sh", [], { env: {} })).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("that may not be run is passed over for a later one, and named where there is none", async () => {
    const folder = await newFolder();
    await writeScript(join(folder, "a", "tool"), "echo a", 0o644);
    await mkdir(join(folder, "b", "tool"), { recursive: true });
    await writeScript(join(folder, "c", "tool"), "echo c");
    const pathOf = (...names: string[]) => ({ PATH: names.map((name) => join(folder, name)).join(":") });
    expect((await runProgram("tool", [], { env: pathOf("a", "b", "c") })).stdout).toBe("c\n");
    await expect(runProgram("tool", [], { env: pathOf("a", "b") })).rejects.toMatchObject({
      code: "EACCES",
      syscall: "spawn tool",
    });
  });

  test("runs in the folder and the environment that it is given, and in no other", async () => {
    const cwd = await newFolder();
    const { stdout } = await runShell('pwd; echo "$A:$B:$HOME"', { cwd, env: { ...env, A: "a b", B: undefined } });
    expect(stdout).toBe(`${cwd}\na b::\n`);
  });

  test("that fails gives its exit code and both of its outputs", async () => {
    expect(await runShell("echo out; echo err >&2; exit 3")).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
  });

  test("that a signal ends has no exit code", async () => {
    expect(await runShell("kill -9 $$")).toMatchObject({ code: null });
  });

  test("that reads its standard input gets what is given, and an end where nothing is", async () => {
    expect((await runProgram("cat", [], { env, input: "é\n" })).stdout).toBe("é\n");
    expect((await runProgram("cat", [], { env })).stdout).toBe("");
  });

  test("that ends before it has read its input is no error", async () => {
    // Vitest fails a run in which an error event reaches nobody.
    const results = await Promise.all(
      Array.from({ length: 20 }, () => runShell("exec <&-; echo done", { input: Buffer.alloc(4 * mebibyte) })),
    );
    expect(results).toEqual(results.map(() => ({ code: 0, stdout: "done\n", stderr: "" })));
  });

  test("that leaves something behind which holds its outputs is not waited for", async () => {
    const begun = performance.now();
    const { code, stdout } = await runShell("sleep 300 & echo $!");
    const took = performance.now() - begun;
    process.kill(Number(stdout), "SIGKILL");
    expect(code).toBe(0);
    expect(took).toBeLessThan(8_000);
  });
});

describe.skipIf(process.platform === "win32")("what a program prints", () => {
  test.for([
    ["without line breaks", "head -c 33554432 /dev/zero | tr '\\0' x"],
    ["as names that end with NUL", "dd if=/dev/zero bs=4096 count=8192 2>/dev/null"],
    ["as lines of one character", "yes | head -c 33554432"],
  ] as const)("is read whole up to 32 MiB, at once, $0", async ([, script]) => {
    const begun = performance.now();
    const { code, stdout } = await runShell(script);
    expect(code).toBe(0);
    expect(stdout.length).toBe(32 * mebibyte);
    // Splitting it into lines, as the library does, takes 6 s.
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test("on standard error is kept to its last 64 KiB, at once", async () => {
    const begun = performance.now();
    const { stderr } = await runShell("(yes xxxxxxxxx | head -c 33554430; echo the end) >&2");
    expect(stderr).toMatch(/^(x{9}\n){6000,6553}the end\n$/);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test("is the same text wherever a chunk of it ends", async () => {
    const text = `x${"é€😀".repeat(50_000)}\n`;
    const { stdout } = await runShell("cat", { input: text });
    expect(stdout === text).toBe(true);
    const lines = text.replaceAll("😀", "😀\n");
    const { stderr } = await runShell("cat >&2", { input: lines });
    expect(stderr.length).toBeGreaterThan(64 * 1024 - 10);
    expect(stderr.startsWith("é") && lines.endsWith(stderr)).toBe(true);
  });

  test("ends it where that is more than it may, and all that it has started", async () => {
    const folder = await newFolder();
    const script = `${folder}/endless`;
    await writeScript(script, "cat /dev/zero & cat /dev/zero");
    await expect(runProgram(script, ["a", "b"], { env })).rejects.toMatchObject({
      name: "OutputLimitError",
      message: `${script} a printed more than 32 MiB and was stopped`,
    });
    await expect(runShell("echo 12345", { maxOutput: 5 })).rejects.toThrow("sh -c printed more than");
    expect((await runShell("echo 1234", { maxOutput: 5 })).stdout).toBe("1234\n");
    expect(await commandsWith(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform !== "linux")("a program that is aborted", () => {
  const reason = new Error("cancelled");

  test.for([
    ["itself", 'echo $$ >"$0"; exec sleep 300', 1],
    ["what it has started", 'sleep 300 & echo $! >"$0"; echo $$ >>"$0"; wait', 2],
    ["what has left its process group", `setsid sh -c 'echo $$ >"$0"; exec sleep 300' "$0" & wait`, 1],
    ["what has closed its outputs", 'sleep 300 >/dev/null 2>&1 & echo $! >"$0"; wait', 1],
    ["what starts one process after the other", 'echo $$ >"$0"; while :; do sleep 0.01; done', 1],
    ["itself, without an environment", 'echo $$ >"$0"; exec env -i sleep 300', 1],
    ["itself, where it holds off every signal", `trap '' INT TERM HUP; echo $$ >"$0"; while :; do sleep 1; done`, 1],
  ] as const)("is ended: %s", async ([, script, count]) => {
    const file = join(await newFolder(), "pids");
    const abort = new AbortController();
    const running = runProgram("sh", ["-c", script, file], { env, signal: abort.signal });
    const pids = await pidsIn(file, count);
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    await until(async () => !(await Promise.all(pids.map(isRunning))).includes(true), {
      what: "its processes to end",
      every: 10,
      seconds: 5,
    });
  });

  test("leaves alone what else the same run has started", async () => {
    const folder = await newFolder();
    const ofRun = { ...env, [runVariable]: folder };
    const proxy = spawn("sleep", ["300"], { env: ofRun, stdio: "ignore" });
    onTestFinished(() => {
      proxy.kill();
    });
    const abort = new AbortController();
    const other = runShell(`echo $$ >${folder}/other; until [ -e ${folder}/go ]; do sleep 0.05; done; echo done`, {
      env: ofRun,
    });
    const aborted = runShell(`echo $$ >${folder}/aborted; sleep 300`, { env: ofRun, signal: abort.signal });
    await Promise.all([pidsIn(join(folder, "other"), 1), pidsIn(join(folder, "aborted"), 1)]);
    abort.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    await writeFile(join(folder, "go"), "");
    expect((await other).stdout).toBe("done\n");
    expect(proxy.exitCode ?? proxy.signalCode).toBeNull();
  });

  test("before it starts, or while it is looked for, has done nothing", async () => {
    const folder = await newFolder();
    const early = runShell(`echo $$ >${folder}/early`, { signal: AbortSignal.abort(reason) });
    await expect(early).rejects.toBe(reason);
    const abort = new AbortController();
    const running = runShell(`sleep 300; echo $$ >${folder}/late`, { signal: abort.signal });
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(await commandsWith(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform !== "linux")("a program that is asked to stop", () => {
  test("is waited for until it has done what it does then, and gives its result", async () => {
    const file = join(await newFolder(), "pids");
    const interrupt = new AbortController();
    const script = `trap 'echo saved; exit 3' TERM; echo $$ >"$0"; while :; do sleep 0.05; done`;
    const running = runProgram("sh", ["-c", script, file], { env, interrupt: interrupt.signal });
    await pidsIn(file, 1);
    interrupt.abort();
    expect(await running).toEqual({ code: 3, stdout: "saved\n", stderr: "" });
  });

  test("and does not is ended by force, with what it has started", async () => {
    const file = join(await newFolder(), "pids");
    const [interrupt, kill] = [new AbortController(), new AbortController()];
    const script = `trap '' TERM; sleep 300 & echo $! >"$0"; echo $$ >>"$0"; while :; do sleep 0.05; done`;
    const ends = { interrupt: interrupt.signal, signal: kill.signal };
    const running = runProgram("sh", ["-c", script, file], { env, ...ends });
    const pids = await pidsIn(file, 2);
    interrupt.abort();
    const reason = new Error("too late");
    kill.abort(reason);
    await expect(running).rejects.toBe(reason);
    await until(async () => !(await Promise.all(pids.map(isRunning))).includes(true), {
      what: "its processes to end",
      every: 10,
      seconds: 5,
    });
  });
});
