import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "@pushpull/core";
import type { PushPorts } from "./types.ts";

/** A path to a Unix socket has to fit into 104 bytes on macOS, 108 on Linux, with its ending zero. */
const longestSocketPath = 100;

/** The run's own folder for its kubeconfig and socket, readable by its owner only. */
export interface RunFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

/** Makes a new folder, noted down first thing so that it is removed after a kill too. */
export async function openFolder({ temp, remember }: Pick<PushPorts, "temp" | "remember">): Promise<RunFolder> {
  const roomy = Buffer.byteLength(join(temp, "pushpull-XXXXXX", "k.sock")) <= longestSocketPath;
  const path = await makeFolder(roomy ? temp : tmpdir());
  const remove = () => rm(path, { recursive: true, force: true });
  try {
    remember("folder", path);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

async function makeFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, "pushpull-"));
  } catch (error) {
    throw new UserError(`No folder can be made in ${parent}: ${(error as Error).message}`, {
      code: "runner",
      hint: "The runner's RUNNER_TEMP has to be there, writable, and not full.",
    });
  }
}
