import { type AnnotationProperties, debug, endGroup, error, info, isDebug, startGroup, warning } from "@actions/core";
import { formatLocation, type Location } from "../errors/location.ts";
import type { Redact } from "../redaction/redact.ts";
import { sanitize, sanitizeLine } from "../text/sanitize.ts";
import type { Log } from "./log.ts";

/** Maximum number of errors, and of warnings, that GitHub keeps as annotations of a step; it silently drops others. */
export const maxAnnotations = 10;

/**
 * The log of a workflow run: the first warnings and errors are annotations, the others log lines.
 * @param redact removes secrets from messages
 */
export function workflowLog(redact: Redact): Log {
  const shown = (text: string) => indentLines(sanitize(redact(text)));
  return {
    info: (line) => info(shown(line)),
    debug: (line) => {
      if (isDebug()) debug(shown(line));
    },
    warning: annotating("warning", warning, shown, redact),
    error: annotating("error", error, shown, redact),
    async group(title, body) {
      startGroup(sanitizeLine(redact(title)));
      try {
        return await body();
      } finally {
        endGroup();
      }
    },
  };
}

function annotating(kind: "error" | "warning", annotate: typeof error, shown: Redact, redact: Redact): Log["error"] {
  let count = 0;
  return (message, location) => {
    count += 1;
    if (count <= maxAnnotations) return annotate(shown(message), annotation(location, redact));
    if (count === maxAnnotations + 1)
      info(`GitHub shows only ${maxAnnotations} ${kind}s of a step as annotations. The others:`);
    const prefix = location === undefined ? "" : `${formatLocation(location)}: `;
    info(shown(`${kind === "error" ? "Error" : "Warning"}: ${prefix}${message}`));
  };
}

/** Indents continuation lines: they could look like our own lines, such as a run's result. */
function indentLines(text: string): string {
  return text.replace(/\n(?=.)/g, "\n  ");
}

function annotation(location: Location | undefined, redact: Redact): AnnotationProperties {
  if (location === undefined) return {};
  const { file, line, column } = location;
  return {
    file: sanitizeLine(redact(file)),
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
  };
}
