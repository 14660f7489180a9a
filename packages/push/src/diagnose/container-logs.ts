import type { Redact } from "@pushpull/core/redaction";
import type { ApiRequest } from "../cluster/api.ts";
import { couldNotStart } from "../pods/container-exit.ts";
import type { ContainerDetails, RepresentativePod } from "./representative-pod.ts";

const maxLines = 25;
const maxBytes = 4096;

/** The API server cuts the log after this many bytes, but we want its end: this only guards against endless lines. */
const limitBytes = 512 * 1024;

/** The request for the last lines of a container, or of its previous run. */
export function logRequest({ pod }: RepresentativePod, { name }: ContainerDetails, previous: boolean): ApiRequest {
  const { namespace = "", name: podName = "" } = pod.metadata;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(podName)}/log`;
  const query = new URLSearchParams({
    container: name,
    tailLines: String(maxLines),
    limitBytes: String(limitBytes),
    ...(previous ? { previous: "true" } : {}),
  });
  return { method: "GET", path: `${path}?${query}`, accept: "text/plain, application/json, */*" };
}

/** The runs of a container with useful logs, the most informative one first; none for a container that never ran. */
export function runsToRead({ status, end }: ContainerDetails): readonly ("previous" | "present")[] {
  const { state, lastState, restartCount = 0 } = status;
  if (couldNotStart(end)) return [];
  if (state?.terminated !== undefined) return lastState?.terminated ? ["present", "previous"] : ["present"];
  if (state?.running !== undefined) return restartCount > 0 ? ["previous", "present"] : ["present"];
  return lastState?.terminated === undefined ? [] : ["previous", "present"];
}

/** The last lines of a log, without secrets. */
export function readLog(log: string, redact: Redact): readonly string[] {
  const shown = redact(log);
  // If the server has cut the log, it may end with the first half of a secret.
  return lastLines(Buffer.byteLength(log) < limitBytes ? shown : shown.slice(0, -maxBytes));
}

/** The last lines of a log, at most 25 and 4 KB, after a line `…` where there were more. */
function lastLines(text: string): readonly string[] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (text.trim() === "") return [];
  const kept: string[] = [];
  let left = maxBytes;
  for (const line of lines.slice(-maxLines).toReversed()) {
    const bytes = Buffer.from(line);
    if (bytes.length > left) {
      // The end of a single long line is kept too, without a character that was cut in half.
      if (kept.length === 0)
        kept.unshift(
          bytes
            .subarray(-left)
            .toString("utf8")
            .replace(/^\uFFFD+/, ""),
        );
      return ["…", ...kept.slice(-(maxLines - 1))];
    }
    kept.unshift(line);
    left -= bytes.length + 1;
  }
  return kept;
}
