import { debug, endGroup, error, info, isDebug, startGroup, warning } from "@actions/core";
import { defuse } from "../defuse.ts";
import type { Location } from "../location.ts";
import type { Log } from "../log.ts";

/** The log of a workflow run, with warnings and errors as annotations. */
export function workflowLog(): Log {
  return {
    info: (line) => info(defuse(line)),
    debug: (line) => {
      if (isDebug()) debug(defuse(line));
    },
    warning: (message, location) => warning(defuse(message), annotation(location)),
    error: (message, location) => error(defuse(message), annotation(location)),
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

function annotation(location: Location | undefined) {
  if (location === undefined) return {};
  const { file, line, column } = location;
  return { file, startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
}
