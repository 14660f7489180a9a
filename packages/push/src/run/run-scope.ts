/** What exists only during a run: its private folder, and the signals that end it. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFolder, runFolderPath, runVariable } from "@pushpull/core/exec";
import { stopAfter } from "@pushpull/core/runner";
import type { PushPorts } from "./run-ports.ts";

/** The ports of a run, with its own folder and signals. */
export interface RunPorts extends PushPorts {
  /** Absolute path of the run's private folder. */
  readonly folder: string;
  /** Aborted when the run times out or is cancelled: nothing new is started. */
  readonly stop: AbortSignal;
  /** Aborted shortly after `stop`: requests in flight are aborted. */
  readonly signal: AbortSignal;
}

const timeoutHint = "Raise input 'timeout' if the cluster is that slow; otherwise check what the run was waiting for.";

/** Runs `body` with a private folder and the run's signals; removes the folder afterwards. */
export async function withinRun<T>(ports: PushPorts, body: (run: RunPorts) => Promise<T>): Promise<T> {
  const folder = await openFolder(folderPath(ports.temp), (path) => ports.remember("folder", path));
  const stop = stopAfter(ports.timeout, ports.cancelled, timeoutHint);
  try {
    return await body({
      ...ports,
      // Files that kubectl writes while it runs, such as a Kustomize base from Git, are removed with the folder.
      env: { ...ports.env, [runVariable]: folder.path, TMPDIR: folder.path },
      folder: folder.path,
      stop: stop.signal,
      // When the run is stopped, requests in flight get a moment to finish.
      signal: delayed(stop.signal),
    });
  } finally {
    stop.clear();
    await folder.remove();
  }
}

/** Milliseconds that requests in flight get to finish. GitHub ends a cancelled step after 7.5 s. */
const grace = 4_000;

/** A signal that aborts {@link grace} milliseconds after another one, so that requests in flight can finish. */
function delayed(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abortLater = () => setTimeout(() => controller.abort(signal.reason), grace).unref();
  if (signal.aborted) abortLater();
  else signal.addEventListener("abort", abortLater, { once: true });
  return controller.signal;
}

/** Maximum number of bytes: a Unix socket's path may have 104 on macOS and 108 on Linux, including its final zero. */
const maxSocketPath = 100;

/** A path for the run's own folder that is short enough for a Unix socket in it. */
function folderPath(temp: string): string {
  const wanted = runFolderPath(temp);
  const fits = Buffer.byteLength(join(wanted, "k.sock")) <= maxSocketPath;
  return fits ? wanted : runFolderPath(tmpdir());
}
