import { formatLocation } from "@pushpull/core/errors";
import type { PushReport, ReportedFailure } from "@pushpull/core/report";
import type { Log } from "@pushpull/core/runner";
import { formatDuration } from "@pushpull/core/text";
import { maxShownInFull } from "./report-failures.ts";
import { objectNamer, releaseSummary } from "./summary/push-labels.ts";

/** Logs the details of the most important failures, a group each. */
export async function logEvidence(report: PushReport, log: Log): Promise<void> {
  const nameOf = objectNamer(report);
  const { failures } = report;
  for (const failure of failures.slice(0, maxShownInFull)) {
    await log.group(`${nameOf(failure)}: ${failure.reason}`, async () => {
      for (const line of evidenceOf(failure)) log.info(line);
    });
  }
  const { release } = report;
  if (release !== undefined) log.info(`${releaseSummary(release)}.`);
  if (release?.notes !== undefined) {
    const notes = release.notes.split("\n");
    // Indented, so that no line is taken for one of ours.
    await log.group(`Notes of ${release.chart}`, async () => {
      for (const line of notes) log.info(`  ${line}`);
    });
  }
  const omitted = failures.length - maxShownInFull;
  if (omitted > 0) log.info(`Details of ${omitted} more failures are in the report file.`);
}

/** The evidence of a failure. Foreign lines are indented, so that they cannot be mistaken for our own. */
function evidenceOf(failure: ReportedFailure): readonly string[] {
  const { message, cause, previous, file, line, field, setBy, container, probe, logs, events, unknown } = failure;
  const where = [
    ...(file === undefined || line === undefined ? [] : [formatLocation({ file, line })]),
    ...(field === undefined ? [] : [field]),
    ...(setBy === undefined ? [] : [setBy]),
  ].join(" · ");
  return [
    ...fact("What", message),
    ...fact("Cause", cause),
    ...fact("Where", where),
    ...(container === undefined
      ? []
      : [
          ...fact("Container", `${container.name} in ${container.pod}, ${container.image}`),
          ...fact("Restarts", container.restarts === 0 ? undefined : String(container.restarts)),
          ...fact("Ended", container.exit),
        ]),
    ...fact("Probe", probe),
    ...fact("Serving", previous),
    ...unknown.flatMap((each) => fact("Not known", each)),
    ...logs.flatMap(logLines),
    ...(events.length === 0 ? [] : ["Events:"]),
    ...events.map(({ about, reason, message: text, count, age }) => {
      const times = count === 1 ? "" : ` (${count} times${age === undefined ? "" : `, last ${ago(age)}`})`;
      return `  ${about} ${reason}: ${text}${times}`;
    }),
  ];
}

/** A line with a value; the names are padded to the same width. */
function fact(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : [`${name.padEnd(10)} ${value}`];
}

function logLines({ pod, container, previous, lines }: ReportedFailure["logs"][number]): readonly string[] {
  const run = previous ? ", before its restart" : "";
  if (lines.length === 0) return [`Log of ${container} in ${pod}${run}: it printed nothing.`];
  return [`Log of ${container} in ${pod}${run}:`, ...lines.map((line) => `  ${line}`)];
}

function ago(age: number): string {
  return age === 0 ? "just now" : `${formatDuration(age * 1_000)} before the newest`;
}
