import type { Redact } from "@pushpull/core";
import type { ApiRequest } from "../api/port.ts";
import type { Suspect, SuspectContainer } from "./facts.ts";

const mostLines = 25;
const mostBytes = 4096;

/** The API server cuts behind so many bytes, where the end is what we want: only against lines without an end. */
const limitBytes = 512 * 1024;

/** The request for the last lines of a container, or of the run before the present one. */
export function logRequest({ pod }: Suspect, { name }: SuspectContainer, previous: boolean): ApiRequest {
  const { namespace = "", name: podName = "" } = pod.metadata;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(podName)}/log`;
  const query = new URLSearchParams({
    container: name,
    tailLines: String(mostLines),
    limitBytes: String(limitBytes),
    ...(previous ? { previous: "true" } : {}),
  });
  return { method: "GET", path: `${path}?${query}`, accept: "text/plain, application/json, */*" };
}

/**
 * The runs of a container whose last lines tell something, the one that tells most first: none for one that never ran.
 * Of one that runs again and is not ready, the present run is asked first.
 */
export function runsToRead({ status, end }: SuspectContainer): readonly ("previous" | "present")[] {
  const { state, lastState, restartCount = 0 } = status;
  const never = end?.reason === "StartError" || end?.reason === "ContainerCannotRun";
  if (never) return [];
  if (state?.terminated !== undefined) return lastState?.terminated ? ["present", "previous"] : ["present"];
  if (state?.running !== undefined) return restartCount > 0 ? ["previous", "present"] : ["present"];
  return lastState?.terminated === undefined ? [] : ["previous", "present"];
}

/**
 * Reads a log without secrets.
 * @param redact takes them out of it before it is cut
 */
export function readLog(log: string, redact: Redact): readonly string[] {
  const shown = redact(log);
  // Where the server has cut it, its end may be the first half of a secret.
  return lastLines(Buffer.byteLength(log) < limitBytes ? shown : shown.slice(0, -mostBytes));
}

/** The last lines of what a container said, at most 25 and 4 KB, with a line `…` where there was more. */
function lastLines(text: string): readonly string[] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (text.trim() === "") return [];
  const kept: string[] = [];
  let left = mostBytes;
  for (const line of lines.slice(-mostLines).toReversed()) {
    const bytes = Buffer.from(line);
    if (bytes.length > left) {
      // Of a single long line its end is kept too; what is cut in the middle of a character loses it.
      if (kept.length === 0)
        kept.unshift(
          bytes
            .subarray(-left)
            .toString("utf8")
            .replace(/^\uFFFD+/, ""),
        );
      return ["…", ...kept.slice(-(mostLines - 1))];
    }
    kept.unshift(line);
    left -= bytes.length + 1;
  }
  return kept;
}
