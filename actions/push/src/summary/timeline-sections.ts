import {
  type PushReport,
  type ReportedMilestone,
  type ReportedTimeline,
  type Section,
  tableSection,
} from "@pushpull/core/report";
import { code, formatDuration, type Html, html, text } from "@pushpull/core/text";
import { objectNamer } from "./push-labels.ts";

/** The phases of a pod before each milestone, as column heads. */
const phases: readonly (readonly [milestone: ReportedMilestone, head: string])[] = [
  ["created", "Waiting"],
  ["scheduled", "Scheduling"],
  ["pulled", "Pulling"],
  ["started", "Starting"],
  ["ready", "Getting ready"],
];

/** The time spent in each phase, by workload, the slowest first; folded if the run succeeded. */
export function timelineSections(report: PushReport): readonly Section[] {
  const nameOf = objectNamer(report);
  const rows = report.objects
    .flatMap((object) => (object.timeline === undefined ? [] : [{ object, ...phaseTimes(object.timeline) }]))
    .toSorted((a, b) => b.total - a.total)
    .map(({ object, cells, total }) => [
      code(nameOf(object)),
      ...cells,
      text(object.ready === true ? seconds(total) : ""),
    ]);
  const head = ["Slowest pod of", ...phases.map(([, title]) => title), "Total"];
  return tableSection(head, rows, report.result === "failed" ? undefined : text("Time spent"));
}

/** How long each phase took; a phase that was not seen counts to the next one. */
function phaseTimes({ reached, standing }: ReportedTimeline): {
  readonly cells: readonly Html[];
  readonly total: number;
} {
  let from = 0;
  const took = phases.map(([milestone]) => {
    const until = standing?.before === milestone ? standing.until : reached[milestone];
    if (until === undefined) return undefined;
    const time = until - from;
    from = until;
    return time;
  });
  const longest = Math.max(0, ...took.map((time) => time ?? 0));
  const cells = phases.map(([milestone], index) => {
    const time = took[index];
    if (time === undefined) return html``;
    const shown = standing?.before === milestone ? `⏳ ${seconds(time)}` : seconds(time);
    return time === longest && time > 0 ? html`<strong>${text(shown)}</strong>` : text(shown);
  });
  return { cells, total: from };
}

function seconds(count: number): string {
  return formatDuration(count * 1_000);
}
