import type { PushReport } from "@pushpull/core/report";
import { sanitizeLine } from "@pushpull/core/text";
import { objectNamer } from "./summary/push-labels.ts";

/** Maximum number of characters of the output `failures`, and of one message in it. */
const maxLength = 4_000;
const maxMessage = 400;

/** The outputs, by their names in `action.yml`. */
export function outputsOf(report: PushReport, file: string): Readonly<Record<string, string>> {
  return {
    result: report.result,
    changed: String(report.changed),
    failures: failuresOutput(report),
    "ready-in": report.readyIn === undefined ? "" : String(report.readyIn),
    report: file,
  };
}

/** A JSON list on one line; if it is truncated, its last entry says how many failures are left out. */
function failuresOutput(report: PushReport): string {
  const nameOf = objectNamer(report);
  let remaining = maxLength;
  const entries = report.failures.map((failure) => ({
    object: nameOf(failure),
    reason: sanitizeLine(failure.reason),
    message: clip(sanitizeLine(failure.message)),
  }));
  const fitting = entries.filter((entry) => {
    remaining -= JSON.stringify(entry).length;
    return remaining >= 0;
  });
  const more = entries.length - fitting.length;
  const rest = { object: "", reason: "More", message: `${more} more are in the report file` };
  return JSON.stringify(more === 0 ? fitting : [...fitting, rest]);
}

function clip(text: string): string {
  return text.length <= maxMessage ? text : `${text.slice(0, maxMessage - 1)}…`;
}
