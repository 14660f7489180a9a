import { code, formatDuration, html, type Report, text } from "@pushpull/core";
import { failureSections } from "./summary/failures.ts";
import { objectSections } from "./summary/objects.ts";
import { clip, fit, type Section, tableSection } from "./summary/section.ts";
import { timelineSections } from "./summary/timeline.ts";
import { counts } from "./summary/words.ts";

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

/**
 * The summary page, as HTML blocks of Markdown: failures and faults first, then images, every object, and what the time
 * went to, as far as there is room.
 * @returns the page, and how many rows there was no room for
 */
export function summary(report: Report): { readonly page: string; readonly omitted: number } {
  const { cluster } = report;
  const heading =
    cluster === undefined
      ? text(titles[report.result])
      : html`${text(headings[report.result])} ${code(cluster.namespace)} on ${code(cluster.server)}`;
  const sections = fit([
    ...failureSections(report),
    ...faultSections(report),
    ...imageSections(report),
    ...objectSections(report),
    ...timelineSections(report),
  ]);
  const omitted = sections.reduce((sum, section) => sum + section.omitted, 0);
  const parts = [
    html`<h3>${text(marks[report.result])} ${heading}</h3>`,
    html`<p>${text(factsOf(report))}</p>`,
    ...sections.map(({ section }) => section),
  ];
  return { page: `${parts.join("\n\n")}\n`, omitted };
}

function factsOf(report: Report): string {
  const { cluster } = report;
  return [
    ...(report.objects.length === 0 ? ["Nothing has been written"] : [counts(report)]),
    formatDuration(report.seconds * 1000),
    ...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
  ].join(" · ");
}

/** What has failed stands among the failures already, with all that is known of it. */
function faultSections({ faults, failures }: Report): readonly Section[] {
  const others = failures.length === 0 ? faults : faults.filter((fault) => !told.has(fault.code));
  const rows = others.map(({ message, hint, file, line }) => [
    text(clip(message)),
    file === undefined ? html`` : code(`${file}:${line}`),
    text(clip(hint ?? "")),
  ]);
  return tableSection(["What is wrong", "Where", "What to do"], rows);
}

const told: ReadonlySet<string> = new Set(["failed", "not-ready"]);

function imageSections({ images }: Report): readonly Section[] {
  const rows = images.map(({ object, container, from, to }) => [
    text(object),
    text(container),
    from === undefined ? html`` : code(from),
    code(to),
  ]);
  return tableSection(["Object", "Container", "Image before", "Image now"], rows);
}
