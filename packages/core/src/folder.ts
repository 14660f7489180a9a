import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

/** A path for a new folder, which nobody can guess: to be noted down before {@link makeFolder}, so that a kill in between leaves nothing. */
export function newFolderPath(parent: string, prefix: string): string {
  return join(parent, `${prefix}${randomBytes(6).toString("base64url")}`);
}

/** Makes a folder that only its owner can look into. One that is there already is an error, as is a link. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 });
}
