import { tmpdir } from "node:os";
import { join } from "node:path";
import { runFolderPath } from "@pushpull/core/exec";

/** A path to a Unix socket has to fit into 104 bytes on macOS, 108 on Linux, with its ending zero. */
const longestSocketPath = 100;

/** A path for the run's own folder, with room for a socket in it. */
export function folderPath(temp: string): string {
  const wanted = runFolderPath(temp);
  const roomy = Buffer.byteLength(join(wanted, "k.sock")) <= longestSocketPath;
  return roomy ? wanted : runFolderPath(tmpdir());
}
