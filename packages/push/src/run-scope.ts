import { tmpdir } from "node:os";
import { join } from "node:path";
import { runFolderPath } from "@pushpull/core/exec";

/** Milliseconds that requests already sent get to be answered. GitHub ends a cancelled step after 7.5 s. */
const grace = 4_000;

/** A signal that follows another one after a moment, so that what is under way can come to its end. */
export function lingering(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), grace).unref(), { once: true });
  return late.signal;
}

/** A path to a Unix socket has to fit into 104 bytes on macOS, 108 on Linux, with its ending zero. */
const longestSocketPath = 100;

/** A path for the run's own folder, with room for a socket in it. */
export function folderPath(temp: string): string {
  const wanted = runFolderPath(temp);
  const roomy = Buffer.byteLength(join(wanted, "k.sock")) <= longestSocketPath;
  return roomy ? wanted : runFolderPath(tmpdir());
}
