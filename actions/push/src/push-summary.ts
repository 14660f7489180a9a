import {
  faultSections,
  type PushReport,
  runFacts,
  type Section,
  type SummaryPage,
  shortShas,
  summaryPage,
  tableSection,
} from "@pushpull/core/report";
import { block, code, formatDuration, type Html, html, text } from "@pushpull/core/text";
import { failureSections } from "./summary/failure-sections.ts";
import { objectSections } from "./summary/object-sections.ts";
import { countsByAction, releaseSummary } from "./summary/push-labels.ts";
import { timelineSections } from "./summary/timeline-sections.ts";

const titles: Readonly<Record<PushReport["result"], string>> = {
  deployed: "Deployed",
  unchanged: "Unchanged",
  planned: "Planned",
  failed: "Failed",
};

/** The last line of the log: how the run ended, in a sentence. */
export function closingSentence(report: PushReport): string {
  const took = formatDuration(report.seconds * 1000);
  if (report.objects.length === 0) return `${titles[report.result]} after ${took}: nothing was written.`;
  return `${titles[report.result]} after ${took}: ${countsByAction(report)}${readyNote(report)}.`;
}

/** `; all ready`, or how many are not known to be ready; empty if not everything was waited for. */
function readyNote({ objects }: PushReport): string {
  const unreported = objects.filter(({ unproven }) => unproven === "unreported").length;
  const unclear = objects.filter(({ unproven }) => unproven === "unclear").length;
  const ready = objects.filter((object) => object.ready).length;
  if (ready + unreported + unclear < objects.length) return "";
  if (ready === objects.length) return "; all ready";
  return [
    `; ${ready} of ${objects.length} ready`,
    ...(unreported > 0 ? [`no status reported for ${countOf(unreported)}`] : []),
    ...(unclear > 0 ? [`the status of ${countOf(unclear)} does not show whether it is ready`] : []),
  ].join(", ");
}

function countOf(count: number): string {
  return count === 1 ? "1 object" : `${count} objects`;
}

const headings: Readonly<Record<PushReport["result"], string>> = {
  deployed: "Deployed to",
  unchanged: "Unchanged in",
  planned: "Planned for",
  failed: "Failed in",
};

const marks: Readonly<Record<PushReport["result"], string>> = {
  deployed: "✅",
  unchanged: "✅",
  planned: "📋",
  failed: "❌",
};

/**
 * The summary page, as HTML blocks in Markdown: failures and faults first, then images, every object, and the timeline, as
 * far as they fit.
 */
export function summary(report: PushReport): SummaryPage {
  const { cluster } = report;
  const heading =
    cluster === undefined
      ? text(titles[report.result])
      : html`${text(headings[report.result])} ${code(cluster.namespace)} on ${clusterName(cluster)}`;
  return summaryPage(html`${text(marks[report.result])} ${heading}`, factsOf(report), [
    ...failureSections(report),
    ...faultSections(otherFaults(report)),
    ...imageSections(report),
    ...objectSections(report),
    ...timelineSections(report),
    ...notesSections(report),
  ]);
}

/** The cluster's context in the kubeconfig, with its address. */
function clusterName({ context, server }: NonNullable<PushReport["cluster"]>): Html {
  return context === undefined ? code(server) : html`${code(context)} (${code(server)})`;
}

function factsOf(report: PushReport): Html {
  const { cluster } = report;
  const facts = [
    ...(report.release === undefined ? [] : [releaseSummary(report.release)]),
    ...(report.objects.length === 0 ? ["Nothing was written"] : [countsByAction(report)]),
    formatDuration(report.seconds * 1000),
    ...(cluster === undefined ? [] : [`as ${cluster.identity}`, `Kubernetes ${cluster.version}`]),
  ].map(text);
  return [...facts, ...runFacts(report)].reduce((all, fact) => html`${all} · ${fact}`);
}

/** The notes of the chart, which are foreign text. */
function notesSections({ release }: PushReport): readonly Section[] {
  if (release?.notes === undefined) return [];
  return [
    { rows: [block(release.notes)], around: ([notes = html``]) => notes, folded: text(`Notes of ${release.chart}`) },
  ];
}

/** The faults that are not shown in full as failures. */
function otherFaults({ faults, failures }: PushReport): PushReport["faults"] {
  return failures.length === 0 ? faults : faults.filter((fault) => !failureCodes.has(fault.code));
}

const failureCodes: ReadonlySet<string> = new Set(["failed", "not-ready"]);

/** Unchanged rows are folded if there are others. */
function imageSections({ images }: PushReport): readonly Section[] {
  const { same = [], other = [] } = Object.groupBy(images, ({ from, to }) => (from === to ? "same" : "other"));
  const head = ["Object", "Container", "Image before", "Image now"];
  const folded =
    other.length === 0 ? undefined : text(`${same.length} ${same.length === 1 ? "image" : "images"} unchanged`);
  return [...tableSection(head, other.map(imageRow)), ...tableSection(head, same.map(imageRow), folded)];
}

function imageRow({ object, container, from, to }: PushReport["images"][number]): readonly Html[] {
  const before = from === undefined ? html`` : from === to ? text("unchanged") : code(shortShas(from));
  return [text(object), text(container), before, code(shortShas(to))];
}
