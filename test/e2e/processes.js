import { readdir, readFile } from "node:fs/promises";
import { runVariable } from "@pushpull/core/exec";
/** The command lines that hold a text, of all processes. */
export async function commandsWith(text) {
    const all = await processes();
    return all.flatMap(({ command }) => (command.includes(text) ? [command.replaceAll("\0", " ")] : []));
}
/** The command lines of all that a run with this folder has started: it stands in their environment. */
export async function commandsOf(folder) {
    const all = await processes();
    return all.flatMap(({ command, environment }) => environment.split("\0").includes(`${runVariable}=${folder}`) ? [command.replaceAll("\0", " ")] : []);
}
/** Only Linux shows them. What has ended has no command line. */
async function processes() {
    if (process.platform !== "linux")
        return [];
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const read = (pid, name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
    return Promise.all(pids.map(async (pid) => ({ command: await read(pid, "cmdline"), environment: await read(pid, "environ") })));
}
