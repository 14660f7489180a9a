import { readdir, readFile } from "node:fs/promises";
import { kill, pid as own, platform } from "node:process";
import { setTimeout } from "node:timers/promises";

/** Rounds, 5 ms apart: a process that is waiting for a disk ends only once that has answered. */
const rounds = 200;

/**
 * Ends all processes whose environment has a variable with this value, and waits until they are gone. Linux only:
 * elsewhere what Git has started ends when its pipes to Git do.
 */
export async function endMarked(variable: string, value: string): Promise<void> {
  if (platform !== "linux") return;
  for (let round = 0; round < rounds; round += 1) {
    const pids = await markedProcesses(`${variable}=${value}`);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        kill(pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
    await setTimeout(5);
  }
}

async function markedProcesses(entry: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 1 && pid !== own);
  const marked = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    return environment.split("\0").includes(entry) ? [pid] : [];
  });
  return (await Promise.all(marked)).flat();
}
