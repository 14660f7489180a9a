import { readFile, stat } from "node:fs/promises";
import { UserError } from "@pushpull/core/errors";

/** Bytes of a file that is read; our YAML reader takes no more either. */
const largest = 32 * 1024 * 1024;

/**
 * Reads a file of the workspace. Only a regular one: reading a named pipe or a device may never end, and no deadline
 * interrupts it.
 * @param shown its path in messages
 * @returns its content, or the fault that it is something else or too large
 * @throws the error of Node.js where it cannot be read
 */
export async function readWorkspaceFile(path: string, shown: string): Promise<Buffer | UserError> {
  const info = await stat(path);
  if (info.isFile() && info.size <= largest) return readFile(path);
  const location = { file: shown, line: 1 };
  return info.isFile()
    ? new UserError(`${shown} is larger than ${largest / 1024 / 1024} MiB`, {
        code: "manifest",
        hint: "Split it into smaller files.",
        location,
      })
    : new UserError(`${shown} is not a regular file`, { code: "manifest", hint: regularHint, location });
}

/** What to do about a named pipe, a socket or a device. */
export const regularHint = "Named pipes, sockets and devices are not read. Write what is meant into a file.";

/** The same as text; empty where it cannot be read. */
export async function readTextOrNothing(path: string): Promise<string> {
  const content = await readWorkspaceFile(path, path).catch(() => "");
  return content instanceof UserError ? "" : content.toString("utf8");
}
