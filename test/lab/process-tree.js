/** Finds and ends processes together with what they started. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
/** The variable in the environment of everything the lab starts, so that what loses its parent is still found. */
export const markName = "PUSHPULL_LAB";
/**
 * Kills processes and all they started, however those are grouped, and returns when they are gone.
 * @param seconds after which it gives up on what cannot be killed
 */
export async function killTrees(roots, seconds = 5) {
    const end = performance.now() + seconds * 1000;
    const known = new Set(roots);
    for (;;) {
        const alive = processes();
        for (const pid of descendants(known, alive))
            known.add(pid);
        const left = [...known].filter((pid) => alive.has(pid));
        if (left.length === 0 || performance.now() > end)
            return;
        for (const pid of left)
            kill(pid);
        await sleep(20);
    }
}
/** The processes that carry a mark in their environment. Only Linux shows them; elsewhere there are none. */
export function processesMarked(mark) {
    if (mark === "" || process.platform !== "linux")
        return [];
    const wanted = `${markName}=${mark}`;
    return readdirSync("/proc")
        .map(Number)
        .filter((pid) => pid > 0 && pid !== process.pid && read(`/proc/${pid}/environ`).split("\0").includes(wanted));
}
/** Parents by process; what has ended and waits for its parent to notice is not among them. */
function processes() {
    if (process.platform === "win32")
        return new Map();
    // With a PATH that somebody has emptied, too, nothing is to be left behind.
    const env = { PATH: `${process.env.PATH ?? ""}:/usr/bin:/bin` };
    const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8", env });
    const rows = table.split("\n").map((line) => line.trim().split(/\s+/));
    return new Map(rows.filter(([, , stat = "Z"]) => !stat.startsWith("Z")).map(([pid, ppid]) => [+(pid ?? 0), +(ppid ?? 0)]));
}
function descendants(roots, parents) {
    const found = new Set(roots);
    for (let size = -1; size !== found.size;) {
        size = found.size;
        for (const [pid, parent] of parents)
            if (found.has(parent))
                found.add(pid);
    }
    return [...found];
}
function kill(pid) {
    try {
        process.kill(pid, "SIGKILL");
    }
    catch {
        // It has ended by itself.
    }
}
function read(file) {
    try {
        return readFileSync(file, "utf8");
    }
    catch {
        return ""; // it has ended, or is somebody else's
    }
}
