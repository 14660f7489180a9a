import type { Location } from "@pushpull/core/errors";
import { type RenderedDocument, sourceOf } from "./rendered-output.ts";
import type { ChartFiles } from "./source/chart-files.ts";

/** A line that is different in every rendering. */
export interface RandomValue {
  readonly location: Location;
}

/** Compares two renderings with the same values: what differs changes in every run. */
export function findRandomValues(
  first: readonly RenderedDocument[],
  second: readonly RenderedDocument[],
  chart: ChartFiles,
): readonly RandomValue[] {
  const found = first.flatMap((document, index) => {
    const other = second[index];
    if (other === undefined || other.source !== document.source || other.text === document.text) return [];
    const { template, lineOf } = sourceOf(document, chart);
    const [lines, others] = [document.text.split("\n"), other.text.split("\n")];
    const differing = lines.flatMap((line, at) => (line === others[at] ? [] : [lineOf(at + 1).line]));
    return differing.map((line) => ({ location: { file: template.file, line } }));
  });
  return [...new Map(found.map((each) => [`${each.location.file}:${each.location.line}`, each])).values()];
}
