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

/** GitHub takes 1 MiB a step. A row takes some 200 bytes. */
const mostRows = 500;

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

/** The summary page, as HTML blocks of Markdown: faults first, then images, then every object. */
export function summary(report: Report): string {
  const { cluster } = report;
  const heading =
    cluster === undefined
      ? text(titles[report.result])
      : html`${text(headings[report.result])} ${code(cluster.namespace)} on ${code(cluster.server)}`;
  const parts = [
    html`<h3>${text(marks[report.result])} ${heading}</h3>`,
    html`<p>${text(factsOf(report))}</p>`,
    ...faultList(report),
    ...imageTable(report),
    ...objectTable(report),
  ];
  return `${parts.join("\n\n")}\n`;
}

function factsOf(report: Report): string {
  const { cluster } = report;
  return [
    ...(report.objects.length === 0 ? ["Nothing has been written"] : [counts(report)]),
    formatDuration(report.seconds * 1000),
    ...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
  ].join(" · ");
}

function faultList({ faults }: Report): readonly Html[] {
  if (faults.length === 0) return [];
  const rows = faults
    .slice(0, mostRows)
    .map(({ message, hint, file, line }) => [
      text(message),
      file === undefined ? html`` : code(`${file}:${line}`),
      text(hint ?? ""),
    ]);
  return [table(["What is wrong", "Where", "What to do"], rows), ...omitted(faults.length)];
}

function imageTable({ images }: Report): readonly Html[] {
  if (images.length === 0) return [];
  const rows = images
    .slice(0, mostRows)
    .map(({ object, container, from, to }) => [
      text(object),
      text(container),
      from === undefined ? html`` : code(from),
      code(to),
    ]);
  return [table(["Object", "Container", "Image before", "Image now"], rows), ...omitted(images.length)];
}

/** What is unchanged is folded away when anything else is to be seen. */
function objectTable(report: Report): readonly Html[] {
  const sorted = actions.flatMap((action) => report.objects.filter((object) => object.action === action));
  const quiet = sorted.filter(({ action, ready }) => action === "unchanged" && ready !== false);
  const loud = sorted.filter((object) => !quiet.includes(object));
  if (loud.length === 0) return quiet.length === 0 ? [] : rowsOf(quiet, report);
  const folded =
    quiet.length === 0 ? [] : [details(text(`${quiet.length} unchanged`), html`${join(rowsOf(quiet, report))}`)];
  return [...rowsOf(loud, report), ...folded];
}

function join(parts: readonly Html[]): Html {
  return parts.reduce((all, part) => html`${all}${part}`, html``);
}

function rowsOf(objects: readonly ReportedObject[], report: Report): readonly Html[] {
  const namespaces = new Set(report.objects.flatMap(({ namespace }) => namespace ?? []));
  const rows = objects
    .slice(0, mostRows)
    .map((object) => [
      code(formatRef(object, namespaces.size > 1 ? "full" : "short")),
      text(wordFor(object.action, report)),
      text(readiness(object)),
      text(object.readyAfter === undefined ? "" : formatDuration(object.readyAfter * 1000)),
    ]);
  return [table(["Object", "Action", "Ready", "After"], rows), ...omitted(objects.length)];
}

function readiness({ ready, message }: ReportedObject): string {
  if (ready === undefined) return "";
  return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ");
}

function omitted(count: number): readonly Html[] {
  return count <= mostRows ? [] : [html`<p>${count - mostRows} more stand in the report file.</p>`];
}
