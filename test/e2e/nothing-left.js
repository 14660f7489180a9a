/** Sees to it that a program of ours takes away what it started and wrote. */
import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { until } from "../lab/until.ts";
/** A folder for all that one program writes, its `TMPDIR`, and for nothing else. */
export async function ownFolder() {
    const folder = await mkdtemp(join(await realpath(tmpdir()), "pushpull-lab-test-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return folder;
}
/** The command lines of running programs that have something to do with a folder. */
export async function programsOf(folder) {
    const lines = await runProgram("ps", ["-A", "-ww", "-o", "args="]);
    return lines.split("\n").filter((line) => line.includes(folder));
}
/** Waits until neither a program nor a file of the lab's is left. */
export async function nothingLeft(folder) {
    await until(async () => (await programsOf(folder)).length === 0 && (await readdir(folder)).length === 0, {
        what: "the lab to leave nothing behind",
        seconds: 20,
    });
}
