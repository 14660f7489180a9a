import { debug, endGroup, error, info, isDebug, startGroup, warning } from "@actions/core";
import { defuse } from "../defuse.ts";
import { formatLocation, type Location } from "../location.ts";
import type { Log } from "../log.ts";

/** GitHub keeps so many errors of a step as annotations, and so many warnings; it drops the others without a word. */
export const mostAnnotations = 10;

/** The log of a workflow run, with the first warnings and errors as annotations, and the others as lines. */
export function workflowLog(): Log {
  return {
    info: (line) => info(defuse(line)),
    debug: (line) => {
      if (isDebug()) debug(defuse(line));
    },
    warning: annotating("warning", warning),
    error: annotating("error", error),
    async group(title, body) {
      startGroup(defuse(title));
      try {
        return await body();
      } finally {
        endGroup();
      }
    },
  };
}

function annotating(kind: "error" | "warning", annotate: typeof error): Log["error"] {
  let count = 0;
  return (message, location) => {
    count += 1;
    if (count <= mostAnnotations) return annotate(defuse(message), properties(location));
    if (count === mostAnnotations + 1)
      info(`GitHub shows ${mostAnnotations} ${kind}s of a step as annotations. Here are the others:`);
    const place = location === undefined ? "" : `${formatLocation(location)}: `;
    info(defuse(`${kind === "error" ? "Error" : "Warning"}: ${place}${message}`));
  };
}

function properties(location: Location | undefined) {
  if (location === undefined) return {};
  const { file, line, column } = location;
  return { file, startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
}
