import {
  code,
  details,
  formatDuration,
  formatRef,
  type Html,
  html,
  type Report,
  type ReportedObject,
  table,
  text,
} from "@pushpull/core";

type Action = ReportedObject["action"];

const actions: readonly Action[] = ["failed", "skipped", "created", "configured", "unchanged"];

const words: Readonly<Record<Action, { readonly done: string; readonly planned: string }>> = {
  failed: { done: "failed", planned: "refused" },
  skipped: { done: "not applied", planned: "not checked" },
  created: { done: "created", planned: "to be created" },
  configured: { done: "configured", planned: "to be configured" },
  unchanged: { done: "unchanged", planned: "unchanged" },
};

function wordFor(action: Action, { result }: Report): string {
  return words[action][result === "planned" ? "planned" : "done"];
}

/** `1 created, 2 configured, 7 unchanged` */
function counts(report: Report): string {
  return actions
    .map((action) => ({ action, count: report.objects.filter((object) => object.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ action, count }) => `${count} ${wordFor(action, report)}`)
    .join(", ");
}

const titles: Readonly<Record<Report["result"], string>> = {
  deployed: "Deployed",
  unchanged: "Unchanged",
  planned: "Planned",
  failed: "Failed",
};

/** The last line of the log: how it ended, in a sentence. */
export function closingSentence(report: Report): string {
  const took = formatDuration(report.seconds * 1000);
  const all = report.objects.every(({ ready }) => ready) ? "; all ready" : "";
  if (report.objects.length === 0) return `${titles[report.result]} after ${took}: nothing has been written.`;
  return `${titles[report.result]} after ${took}: ${counts(report)}${all}.`;
}

const headings: Readonly<Record<Report["result"], string>> = {
  deployed: "Deployed to",
  unchanged: "Unchanged in",
  planned: "Planned for",
  failed: "Failed in",
};

const marks: Readonly<Record<Report["result"], string>> = {
  deployed: "✅",
  unchanged: "✅",
  planned: "📋",
  failed: "❌",
};

/** GitHub takes 1 MiB a step, and nothing at all of what is longer. Some of it is for what stands around the rows. */
const mostBytes = 1_000 * 1024;

/** Characters of a message that a cell shows: an API server's can be longer than all the rest of a page. */
const longestCell = 4_000;

/** A table, or a part of one that is folded away under a title. */
interface Section {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Html[])[];
  readonly folded?: Html;
}

/**
 * The summary page, as HTML blocks of Markdown: faults first, then images, then every object, as far as there is room.
 * @returns the page, and how many rows there was no room for
 */
export function summary(report: Report): { readonly page: string; readonly omitted: number } {
  const { cluster } = report;
  const heading =
    cluster === undefined
      ? text(titles[report.result])
      : html`${text(headings[report.result])} ${code(cluster.namespace)} on ${code(cluster.server)}`;
  const sections = fit([...faultSections(report), ...imageSections(report), ...objectSections(report)]);
  const omitted = sections.reduce((sum, section) => sum + section.omitted, 0);
  const parts = [
    html`<h3>${text(marks[report.result])} ${heading}</h3>`,
    html`<p>${text(factsOf(report))}</p>`,
    ...sections.map(show),
  ];
  return { page: `${parts.join("\n\n")}\n`, omitted };
}

type Fitted = Section & { readonly omitted: number };

/** Cuts sections where the page would be too long: the rows of the first ones say the most. */
function fit(sections: readonly Section[]): readonly Fitted[] {
  let left = mostBytes;
  return sections.map((section) => {
    const rows = section.rows.filter((row) => {
      left -= Buffer.byteLength(row.join("</td><td>")) + "<tr><td></td></tr>\n".length;
      return left >= 0;
    });
    return { ...section, rows, omitted: section.rows.length - rows.length };
  });
}

function show({ head, rows, folded, omitted }: Fitted): Html {
  const more = omitted === 0 ? html`` : html`<p>${omitted} more stand in the report file.</p>`;
  const shown = rows.length === 0 ? more : html`${table(head, rows)}${more}`;
  return folded === undefined ? shown : details(folded, shown);
}

function clip(words: string): string {
  return words.length <= longestCell ? words : `${words.slice(0, longestCell)} … (the rest stands in the report file)`;
}

function factsOf(report: Report): string {
  const { cluster } = report;
  return [
    ...(report.objects.length === 0 ? ["Nothing has been written"] : [counts(report)]),
    formatDuration(report.seconds * 1000),
    ...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
  ].join(" · ");
}

function faultSections({ faults }: Report): readonly Section[] {
  if (faults.length === 0) return [];
  const rows = faults.map(({ message, hint, file, line }) => [
    text(clip(message)),
    file === undefined ? html`` : code(`${file}:${line}`),
    text(clip(hint ?? "")),
  ]);
  return [{ head: ["What is wrong", "Where", "What to do"], rows }];
}

function imageSections({ images }: Report): readonly Section[] {
  if (images.length === 0) return [];
  const rows = images.map(({ object, container, from, to }) => [
    text(object),
    text(container),
    from === undefined ? html`` : code(from),
    code(to),
  ]);
  return [{ head: ["Object", "Container", "Image before", "Image now"], rows }];
}

/** What is unchanged is folded away when anything else is to be seen. */
function objectSections(report: Report): readonly Section[] {
  const sorted = actions.flatMap((action) => report.objects.filter((object) => object.action === action));
  const { quiet = [], loud = [] } = Object.groupBy(sorted, ({ action, ready }) =>
    action === "unchanged" && ready !== false ? "quiet" : "loud",
  );
  const head = ["Object", "Action", "Ready", "After"];
  const shown: Section = { head, rows: rowsOf(loud, report) };
  const folded: Section = { head, rows: rowsOf(quiet, report), folded: text(`${quiet.length} unchanged`) };
  if (loud.length === 0) return quiet.length === 0 ? [] : [{ head, rows: folded.rows }];
  return quiet.length === 0 ? [shown] : [shown, folded];
}

function rowsOf(objects: readonly ReportedObject[], report: Report): Section["rows"] {
  const namespaces = new Set(report.objects.flatMap(({ namespace }) => namespace ?? []));
  return objects.map((object) => [
    code(formatRef(object, namespaces.size > 1 ? "full" : "short")),
    text(wordFor(object.action, report)),
    text(clip(readiness(object))),
    text(object.readyAfter === undefined ? "" : formatDuration(object.readyAfter * 1000)),
  ]);
}

function readiness({ ready, message }: ReportedObject): string {
  if (ready === undefined) return "";
  return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ");
}
