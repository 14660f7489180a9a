/** Maximum number of comparisons for one document: beyond it, only the template is shown, without a line. */
const mostWork = 4_000_000;

/** A line of a template that a line of the rendered text came from. */
export interface TemplateLine {
  /** Counted from 1. */
  readonly line: number;
  /** Whether it is the line itself, and not one that encloses it. */
  readonly isExact: boolean;
}

interface KeyLine {
  /** The text before the colon, or the whole text. */
  readonly key: string;
  readonly text: string;
  readonly indent: number;
}

/**
 * Finds the lines of a template that the lines of a rendered document came from. A template says it nowhere: the two
 * are aligned by their keys, as a diff aligns lines. A line that an included template has written leads to the line
 * that encloses it.
 * @returns finds the line for a line of the rendered document; both are counted from 1
 */
export function alignTemplate(template: string, rendered: string): (line: number) => TemplateLine {
  const [from, to] = [linesOf(template), linesOf(rendered)];
  const matched = from.length * to.length > mostWork ? new Map<number, number>() : align(from, to);
  const once = uniqueKeys(from);
  return (line) => {
    let indent = Number.POSITIVE_INFINITY;
    for (let at = Math.min(line, to.length) - 1; at >= 0; at--) {
      const here = to[at];
      if (here === undefined || here.key === "" || here.indent >= indent) continue;
      const isFirst = indent === Number.POSITIVE_INFINITY;
      indent = here.indent;
      const found = matched.get(at) ?? once.get(here.key);
      if (found !== undefined) return { line: found + 1, isExact: isFirst };
    }
    return { line: (matched.values().next().value ?? 0) + 1, isExact: false };
  };
}

function linesOf(text: string): readonly KeyLine[] {
  return text.split("\n").map((line) => {
    const [, spaces = "", content = ""] = /^([ ]{0,400}(?:- {1,20}){0,4})(.*)$/.exec(line) ?? [];
    const trimmed = content.trimEnd();
    const isComment = /^(?:#|---|\{\{-?\s?\/\*)/.test(trimmed);
    const [, key = trimmed] = /^("?[\w./-]{1,250}"?):(?:\s|$)/.exec(trimmed) ?? [];
    return { key: isComment ? "" : key.replaceAll('"', ""), text: trimmed, indent: spaces.length };
  });
}

/** Keys that a template has in one line only. */
function uniqueKeys(lines: readonly KeyLine[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(
    lines.map(({ key }, index) => ({ key, index })),
    ({ key }) => key,
  );
  return new Map(
    [...groups].flatMap(([key, [first, ...others]]) => (first && others.length === 0 ? [[key, first.index]] : [])),
  );
}

/** The longest common subsequence by keys, in which whole lines that are equal count twice. */
function align(from: readonly KeyLine[], to: readonly KeyLine[]): ReadonlyMap<number, number> {
  const width = to.length + 1;
  const score = new Uint32Array((from.length + 1) * width);
  const at = (row: number, column: number) => score[row * width + column] ?? 0;
  const worth = (a: KeyLine | undefined, b: KeyLine | undefined) =>
    a === undefined || b === undefined || a.key === "" || a.key !== b.key ? 0 : a.text === b.text ? 2 : 1;
  for (let row = from.length - 1; row >= 0; row--) {
    for (let column = to.length - 1; column >= 0; column--) {
      const gain = worth(from[row], to[column]);
      const skip = Math.max(at(row + 1, column), at(row, column + 1));
      score[row * width + column] = gain === 0 ? skip : Math.max(skip, gain + at(row + 1, column + 1));
    }
  }
  const matched = new Map<number, number>();
  for (let row = 0, column = 0; row < from.length && column < to.length; ) {
    const gain = worth(from[row], to[column]);
    if (gain > 0 && at(row, column) === gain + at(row + 1, column + 1)) matched.set(column++, row++);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return matched;
}
