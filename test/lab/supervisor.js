/**
 * Runs beside whoever uses the lab, and outlives them by a moment: when the pipe it reads from closes, however they
 * ended, it kills the processes and removes the folders they told it of, and ends.
 *
 * One command a line: `+pid 12`, `-pid 12`, `+folder /tmp/x`, `-folder /tmp/x`.
 */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { killTrees, processesMarked } from "./process-tree.ts";
const mark = process.argv[2] ?? "";
const pids = new Set();
const folders = new Set();
// A terminal's Ctrl-C is for those we watch over.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => { });
for await (const line of createInterface({ input: process.stdin })) {
    const [command = "", value = ""] = split(line);
    if (command === "+pid")
        pids.add(Number(value));
    if (command === "-pid")
        pids.delete(Number(value));
    if (command === "+folder")
        folders.add(value);
    if (command === "-folder")
        folders.delete(value);
}
await killTrees([...pids, ...processesMarked(mark)]);
for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
function split(line) {
    const space = line.indexOf(" ");
    return [line.slice(0, space), line.slice(space + 1)];
}
