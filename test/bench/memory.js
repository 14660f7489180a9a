/** How much memory a program and what it starts take at their highest. */
import { readFileSync } from "node:fs";
/** Watches a process and its descendants: the most that they had in memory together (`VmRSS`, proc(5)). */
export function watchMemory(pid) {
    let highest = 0;
    const look = () => {
        const sizes = [pid, ...childrenOf(pid)].map((each) => residentKilobytes(each));
        highest = Math.max(highest, sizes.reduce((sum, each) => sum + each, 0));
    };
    const timer = setInterval(look, 50);
    return {
        stop: () => {
            clearInterval(timer);
            return highest === 0 ? undefined : Math.round((highest * 1024) / 1e6);
        },
    };
}
function residentKilobytes(pid) {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}
function childrenOf(pid) {
    const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
    return children.flatMap((child) => [child, ...childrenOf(child)]);
}
function read(file) {
    try {
        return readFileSync(file, "utf8");
    }
    catch {
        return ""; // it has ended
    }
}
