import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder, newFolderPath, UserError } from "@pushpull/core";
import type { PushPorts } from "./types.ts";

/** A path to a Unix socket has to fit into 104 bytes on macOS, 108 on Linux, with its ending zero. */
const longestSocketPath = 100;

/** By this the post step knows what it may remove. */
const prefix = "pushpull-";

/** The run's own folder for its kubeconfig and socket, readable by its owner only. */
export interface RunFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

/** Makes a new folder, noted down before it is there, so that it is removed after a kill too. */
export async function openFolder({ temp, remember }: Pick<PushPorts, "temp" | "remember">): Promise<RunFolder> {
  const wanted = newFolderPath(temp, prefix);
  const roomy = Buffer.byteLength(join(wanted, "k.sock")) <= longestSocketPath;
  const path = roomy ? wanted : newFolderPath(tmpdir(), prefix);
  remember("folder", path);
  try {
    await makeFolder(path);
  } catch (error) {
    throw new UserError(`No folder can be made in ${dirname(path)}: ${(error as Error).message}`, {
      code: "runner",
      hint: "The runner's RUNNER_TEMP has to be there, writable, and not full.",
    });
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
