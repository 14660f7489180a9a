import { debug, endGroup, error, info, isDebug, startGroup, warning } from "@actions/core";
import { defuse, defuseLine } from "../defuse.ts";
import type { Location } from "../location.ts";
import type { Log } from "../log.ts";

/**
 * The log of a workflow run, with warnings and errors as annotations.
 * @param redact takes secrets out of what is said
 */
export function workflowLog(redact: (text: string) => string = (text) => text): Log {
  const shown = (text: string) => indentLines(defuse(redact(text)));
  return {
    info: (line) => info(shown(line)),
    debug: (line) => {
      if (isDebug()) debug(shown(line));
    },
    warning: (message, location) => warning(shown(message), annotation(location)),
    error: (message, location) => error(shown(message), annotation(location)),
    async group(title, body) {
      startGroup(defuseLine(redact(title)));
      try {
        return await body();
      } finally {
        endGroup();
      }
    },
  };
}

/** What follows a line break may look like a line of ours, such as the one that says how a run ended. */
function indentLines(text: string): string {
  return text.replace(/\n(?=.)/g, "\n  ");
}

function annotation(location: Location | undefined) {
  if (location === undefined) return {};
  const { file, line, column } = location;
  return { file: defuseLine(file), startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
}
