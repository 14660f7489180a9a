import { readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { getState } from "@actions/core";
import { type Log, runProgram } from "@pushpull/core";

/**
 * Clears away what a run left behind. After one that came to its end that is the report only, whatever its result;
 * after a kill, the folder with the kubeconfig, and kubectl.
 * @param host `process`
 */
export async function cleanUp(host: NodeJS.Process, log: Log): Promise<void> {
  const folders = [getState("folder"), getState("report")].filter((folder) => basename(folder).startsWith("pushpull-"));
  const pid = Number(getState("kubectl"));
  if (Number.isInteger(pid) && pid > 1 && (await isOurs(pid, getState("folder"), host.env))) {
    // With it, the login program that it may have been waiting for: they are a group.
    host.kill(host.platform === "win32" ? pid : -pid);
    log.info("Ended kubectl, which the killed run had left behind.");
  }
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
}

/** A process id is given again to another process some time: ours has our folder in its command line. */
async function isOurs(pid: number, folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (folder === "") return false;
  const ask = async () => (await runProgram("ps", ["-p", String(pid), "-o", "command="], { env })).stdout;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => ask().catch(() => ""));
  return commandLine.includes(folder);
}
