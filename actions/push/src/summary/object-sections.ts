import { clip, type PushReport, type ReportedObject, type Section, tableSection } from "@pushpull/core/report";
import { code, formatDuration, type Html, text } from "@pushpull/core/text";
import { actionLabel, actions, objectNamer } from "./push-labels.ts";

/** Unchanged rows are folded if there are others. */
export function objectSections(report: PushReport): readonly Section[] {
  const sorted = actions.flatMap((action) => report.objects.filter((object) => object.action === action));
  const { unchanged = [], other = [] } = Object.groupBy(sorted, ({ action, ready }) =>
    action === "unchanged" && ready !== false ? "unchanged" : "other",
  );
  const head = ["Object", "Action", "Ready", "After"];
  const folded = other.length === 0 ? undefined : text(`${unchanged.length} unchanged`);
  return [...tableSection(head, rowsOf(other, report)), ...tableSection(head, rowsOf(unchanged, report), folded)];
}

function rowsOf(objects: readonly ReportedObject[], report: PushReport): readonly (readonly Html[])[] {
  const nameOf = objectNamer(report);
  return objects.map((object) => [
    code(nameOf(object)),
    text(actionLabel(object.action, report)),
    text(clip(readiness(object))),
    text(object.readyAfter === undefined ? "" : formatDuration(object.readyAfter * 1000)),
  ]);
}

function readiness({ ready, message, unproven }: ReportedObject): string {
  if (unproven !== undefined) return message ?? "";
  if (ready === undefined) return "";
  return [ready ? "yes" : "no", ...(message === undefined ? [] : [message])].join(": ");
}
