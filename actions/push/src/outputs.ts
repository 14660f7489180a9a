import type { PushReport } from "@pushpull/core/report";
import { sanitizeLine } from "@pushpull/core/text";
import { naming } from "./summary/push-words.ts";

/** Characters of the output `failures`, and of one message in it. */
const longest = 4_000;
const longestMessage = 400;

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

/** A list in JSON on one line; where it is cut, its last entry says how many more there are. */
function failuresOutput(report: PushReport): string {
  const nameOf = naming(report);
  let left = longest;
  const entries = report.failures.map((failure) => ({
    object: nameOf(failure),
    reason: sanitizeLine(failure.reason),
    message: clip(sanitizeLine(failure.message)),
  }));
  const fitting = entries.filter((entry) => {
    left -= JSON.stringify(entry).length;
    return left >= 0;
  });
  const more = entries.length - fitting.length;
  const rest = { object: "", reason: "More", message: `${more} more are in the report file` };
  return JSON.stringify(more === 0 ? fitting : [...fitting, rest]);
}

function clip(words: string): string {
  return words.length <= longestMessage ? words : `${words.slice(0, longestMessage - 1)}…`;
}
