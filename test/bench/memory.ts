/** How much memory a program and what it starts take at their highest. */
import { readFileSync } from "node:fs";

export interface MemoryWatch {
  /** Ends the watch. In megabytes (10^6 bytes); undefined where the system does not tell. */
  readonly stop: () => number | undefined;
}

/**
 * Watches a process and its descendants: the sum of what each of them had in memory at its own highest moment
 * (`VmHWM`, proc(5)), which is never less than what they had together.
 */
export function watchMemory(pid: number): MemoryWatch {
  const highest = new Map<number, number>();
  const look = () => {
    for (const each of [pid, ...childrenOf(pid)]) {
      const kilobytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${each}/status`))?.[1] ?? 0);
      if (kilobytes > 0) highest.set(each, kilobytes);
    }
  };
  const timer = setInterval(look, 20);
  return {
    stop: () => {
      clearInterval(timer);
      const sum = [...highest.values()].reduce((total, each) => total + each, 0);
      return sum === 0 ? undefined : Math.round((sum * 1024) / 1e6);
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(" ").filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...childrenOf(child)]);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // it has ended
  }
}
