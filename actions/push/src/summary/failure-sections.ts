import {
  clip,
  type PushReport,
  type ReportedEvent,
  type ReportedFailure,
  type ReportedLog,
  type Section,
  tableSection,
} from "@pushpull/core/report";
import {
  block,
  capitalized,
  code,
  details,
  facts,
  formatDuration,
  type Html,
  html,
  markup,
  sentence,
  table,
  tableRow,
  text,
} from "@pushpull/core/text";
import { maxShownInFull } from "../report-failures.ts";
import { objectNamer } from "./push-labels.ts";

/** Maximum number of events that are shown; the report file has all. */
const maxEvents = 10;

/** Maximum number of characters of an event. */
const maxEventLength = 500;

/** The most important failures in full, then the others in a line each. */
export function failureSections(report: PushReport): readonly Section[] {
  const nameOf = objectNamer(report);
  const groups = [...Map.groupBy(report.failures, similarityKey).values()];
  const shown = groups
    .slice(0, maxShownInFull)
    .map(([first, ...same]) => (first === undefined ? html`` : failureBlock(first, same, nameOf)));
  const others = groups
    .slice(maxShownInFull)
    .flat()
    .map((failure) => [
      code(nameOf(failure)),
      text(failure.reason),
      markup(clip(failure.message)),
      manifestField(failure) ?? html``,
    ]);
  return [
    ...(shown.length === 0 ? [] : [{ rows: shown, around: (rows: readonly Html[]) => rows.join("\n\n") as Html }]),
    ...tableSection(["Also not ready", "Reason", "What is wrong", "Where"], others),
  ];
}

/** Equal for failures of one reason whose messages and causes differ only in the names of objects and pods. */
function similarityKey({ name, container, reason, message, cause = "" }: ReportedFailure): string {
  return [container?.pod, name].reduce<string>(
    (text, each) => (each === undefined ? text : text.replaceAll(each, "…")),
    `${reason}\n${message}\n${cause}`,
  );
}

/** @param same equal failures of other objects */
function failureBlock(
  failure: ReportedFailure,
  same: readonly ReportedFailure[],
  nameOf: (failure: ReportedFailure) => string,
): Html {
  const { reason, message, logs, events } = failure;
  const known = factsOf(failure);
  return [
    html`<h4>❌ ${same.length === 0 ? html`` : html`${same.length + 1} objects: `}${code(nameOf(failure))}: ${text(reason)}</h4>`,
    html`<p>${markup(clip(sentence(message)))}</p>`,
    ...(known.length === 0 ? [] : [facts(known)]),
    ...(same.length === 0 ? [] : [html`<p>The same for:</p>`, sameTable(same, nameOf)]),
    ...logs.map(logTail),
    ...(events.length === 0 ? [] : [eventTable(events)]),
  ].join("\n") as Html;
}

function sameTable(failures: readonly ReportedFailure[], nameOf: (failure: ReportedFailure) => string): Html {
  return table(
    ["Object", "Where"],
    failures.map((failure) => tableRow([code(nameOf(failure)), manifestField(failure) ?? html``])),
  );
}

/** The facts of a failure, a line each. */
function factsOf(failure: ReportedFailure): readonly (readonly [string, Html])[] {
  const { cause, hint, previous, container, probe, unknown } = failure;
  const rows: readonly (readonly [string, Html | undefined])[] = [
    ["Likely cause", asMarkup(cause)],
    ["Where", manifestField(failure)],
    ["What to do", asMarkup(hint)],
    ["Still serving", asMarkup(previous)],
    ["Container", container === undefined ? undefined : describeContainer(container)],
    ["How it ended", asMarkup(container?.exit)],
    ["Probe", probe === undefined ? undefined : code(clip(probe))],
    ["Not known", unknown.length === 0 ? undefined : asMarkup(unknown.join("; "))],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function asMarkup(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : markup(clip(capitalized(text)));
}

/** `deploy/web.yaml:12` and the field there. */
function manifestField({ file, line, field, setBy }: ReportedFailure): Html | undefined {
  const parts = [
    ...(file === undefined ? [] : [code(`${file}:${line}`)]),
    ...(field === undefined ? [] : [code(field)]),
    ...(setBy === undefined ? [] : [text(setBy)]),
  ];
  return parts.length === 0 ? undefined : (parts.join(" · ") as Html);
}

function describeContainer({ pod, name, image, restarts }: NonNullable<ReportedFailure["container"]>): Html {
  const where = html`${code(name)} in ${code(pod)} · ${code(image)}`;
  return restarts === 0 ? where : html`${where} · ${text(restarts === 1 ? "1 restart" : `${restarts} restarts`)}`;
}

function logTail({ pod, container, previous, lines }: ReportedLog): Html {
  const title = html`Last log lines of ${code(container)} in ${code(pod)}${text(previous ? ", before its restart" : "")}`;
  if (lines.length === 0) return html`<p>${title}: none, it printed nothing.</p>`;
  return details(title, block(lines.join("\n")), "open");
}

function eventTable(events: readonly ReportedEvent[]): Html {
  const rows = events
    .slice(0, maxEvents)
    .map(({ about, reason, message, count, age }) =>
      tableRow([
        code(about),
        text(reason),
        text(clip(message, maxEventLength)),
        text(count === 1 ? "once" : `${count} times`),
        text(
          age === undefined || events.length === 1
            ? ""
            : age === 0
              ? "newest"
              : `${formatDuration(age * 1_000)} before`,
        ),
      ]),
    );
  const omitted = events.length - rows.length;
  const more = omitted === 0 ? html`` : html`<p>${omitted} more in the report file.</p>`;
  const head = ["About", "Reason", "Event", "How often", "Last"];
  const title = events.length === 1 ? "1 event" : `${events.length} events`;
  return details(text(title), html`${table(head, rows)}${more}`);
}
