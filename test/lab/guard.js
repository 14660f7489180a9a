/** Sees to it that nothing is left of what the lab starts, even when the program that uses it is killed. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markName } from "./process-tree.ts";
/** In the environment of everything that this program starts through the lab. */
export const mark = { [markName]: randomUUID() };
let supervisor;
/** Hands a process over to the supervisor. The returned function takes it back, once the process has ended. */
export function guardProcess(pid) {
    tell(`+pid ${pid}`);
    return () => tell(`-pid ${pid}`);
}
/** Hands a folder (or file) over to the supervisor. The returned function takes it back. */
export function guardFolder(folder) {
    tell(`+folder ${folder}`);
    return () => tell(`-folder ${folder}`);
}
/** A new folder that is gone at the latest when this program is. */
export async function temporaryFolder(name) {
    start();
    const path = await mkdtemp(join(await realpath(tmpdir()), `pushpull-lab-${name}-`));
    const release = guardFolder(path);
    const remove = async () => {
        await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
        release();
    };
    return { path, remove };
}
function tell(line) {
    start().stdin?.write(`${line}\n`);
}
function start() {
    if (supervisor !== undefined)
        return supervisor;
    const script = join(import.meta.dirname, "supervisor.ts");
    supervisor = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, mark[markName] ?? ""], {
        detached: true,
        stdio: ["pipe", "ignore", "ignore"],
        env: { PATH: process.env.PATH },
    });
    supervisor.unref();
    // Its pipe must not keep this program from ending: the end of the pipe is what it waits for.
    const { stdin } = supervisor;
    if (stdin !== null && "unref" in stdin && typeof stdin.unref === "function")
        stdin.unref();
    return supervisor;
}
