/** Replaces a range of a text, or inserts into it if the range is empty. */
export interface TextReplacement {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** Sorts by position. Insertions at the same offset keep their order. */
export function sortReplacements(replacements: readonly TextReplacement[]): readonly TextReplacement[] {
  return replacements.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
}

/** The first replacement that overlaps the next one. */
export function findOverlap(ordered: readonly TextReplacement[]): TextReplacement | undefined {
  return ordered.find(({ end }, index) => end > (ordered[index + 1]?.begin ?? Number.POSITIVE_INFINITY));
}

/** @param ordered sorted, without overlaps */
export function applyReplacements(text: string, ordered: readonly TextReplacement[]): string {
  const parts: string[] = [];
  let copied = 0;
  for (const { begin, end, text: inserted } of ordered) {
    parts.push(text.slice(copied, begin), inserted);
    copied = end;
  }
  return parts.join("") + text.slice(copied);
}

/** End of the line at an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** Start of the line at an offset. */
export function lineBegin(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The text before an offset on the same line. */
export function beforeOnLine(text: string, offset: number): string {
  return text.slice(lineBegin(text, offset), offset);
}

/** The line break that the file uses first, `\n` if it has none. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}
