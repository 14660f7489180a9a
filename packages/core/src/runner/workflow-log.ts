import { type AnnotationProperties, debug, endGroup, error, info, isDebug, startGroup, warning } from "@actions/core";
import { formatLocation, type Location } from "../errors/location.ts";
import type { Redact } from "../redaction/redact.ts";
import { sanitize, sanitizeLine } from "../text/sanitize.ts";
import type { Log } from "./log.ts";

/** GitHub keeps so many errors of a step as annotations, and so many warnings; it drops the others without a word. */
export const mostAnnotations = 10;

/**
 * The log of a workflow run, with the first warnings and errors as annotations, and the others as lines.
 * @param redact takes secrets out of what is said
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
    if (count <= mostAnnotations) return annotate(shown(message), annotation(location, redact));
    if (count === mostAnnotations + 1)
      info(`GitHub shows ${mostAnnotations} ${kind}s of a step as annotations. Here are the others:`);
    const place = location === undefined ? "" : `${formatLocation(location)}: `;
    info(shown(`${kind === "error" ? "Error" : "Warning"}: ${place}${message}`));
  };
}

/** What follows a line break may look like a line of ours, such as the one that says how a run ended. */
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
