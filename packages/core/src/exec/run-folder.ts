import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../errors/user-error.ts";

/** The post step removes only folders with this prefix. */
const prefix = "pushpull-";

/** A run's own folder, readable by its owner only. */
export interface RunFolder {
  readonly path: string;
  /** Removes it with its content. */
  remove(): Promise<void>;
}

/** An unguessable path for a run's own folder: see {@link openFolder}. */
export function runFolderPath(parent: string): string {
  return newFolderPath(parent, prefix);
}

/**
 * Creates a run's own folder.
 * @param remember records the path before the folder exists, so that the post step removes it after a kill too
 * @throws UserError if it cannot be created
 */
export async function openFolder(path: string, remember: (path: string) => void): Promise<RunFolder> {
  remember(path);
  try {
    await makeFolder(path);
  } catch (error) {
    throw new UserError(`Cannot create a folder in ${dirname(path)}: ${(error as Error).message}`, {
      code: "runner",
      hint: "RUNNER_TEMP must exist, be writable and have free space.",
    });
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** An unguessable path for a new folder: record it before {@link makeFolder}, so that a kill in between leaves nothing. */
export function newFolderPath(parent: string, prefix: string): string {
  return join(parent, `${prefix}${randomBytes(6).toString("base64url")}`);
}

/** Creates a folder that only its owner can read. An existing folder or link is an error. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
}

/**
 * Writes a new file that only its owner can read. An existing file or link is an error: the folder is ours alone, so
 * another process must have created it.
 * @param mode 0o700 for a program
 */
export async function writePrivate(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  await writeFile(path, content, { mode, flag: "wx" });
}
