import { readFile, stat } from "node:fs/promises";
import { UserError } from "@pushpull/core/errors";

/** Maximum number of bytes of a file; our YAML parser accepts no more either. */
export const maxFileSize = 32 * 1024 * 1024;

/**
 * Reads a regular file of the workspace. Reading a named pipe or a device might never end, and no deadline interrupts it.
 * @param shown its path in messages
 * @returns its content, or the fault that it is too large or not a regular file
 * @throws the error of Node.js where it cannot be read
 */
export async function readWorkspaceFile(path: string, shown: string): Promise<Buffer | UserError> {
  const info = await stat(path);
  if (info.isFile() && info.size <= maxFileSize) return readFile(path);
  const location = { file: shown, line: 1 };
  return info.isFile()
    ? new UserError(`${shown} is larger than ${maxFileSize / 1024 / 1024} MiB`, {
        code: "manifest",
        hint: "Split it into smaller files.",
        location,
      })
    : new UserError(`${shown} is not a regular file`, { code: "manifest", hint: regularFileHint, location });
}

/** What to do about a named pipe, a socket or a device. */
export const regularFileHint = "Named pipes, sockets and devices are not read. Write the content to a file.";

/** Reads a file as text; empty if it cannot be read. */
export async function readTextOrNothing(path: string): Promise<string> {
  const content = await readWorkspaceFile(path, path).catch(() => "");
  return content instanceof UserError ? "" : content.toString("utf8");
}
