/** Other text for a stretch of a text. Nothing is replaced where something is put in between. */
export interface TextReplacement {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** In the order of the text; what is put in at the same place stays in the order it came in. */
export function sortReplacements(replacements: readonly TextReplacement[]): readonly TextReplacement[] {
  return replacements.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
}

/** The first that reaches into the next. */
export function findOverlap(ordered: readonly TextReplacement[]): TextReplacement | undefined {
  return ordered.find(({ end }, index) => end > (ordered[index + 1]?.begin ?? Number.POSITIVE_INFINITY));
}

/** @param ordered without overlaps */
export function applyReplacements(text: string, ordered: readonly TextReplacement[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { begin, end, text: put } of ordered) {
    parts.push(text.slice(done, begin), put);
    done = end;
  }
  return parts.join("") + text.slice(done);
}

/** The end of the line that a place is on, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

export function lineBegin(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** What stands before a place on its line. */
export function beforeOnLine(text: string, offset: number): string {
  return text.slice(lineBegin(text, offset), offset);
}

/** The file's own. */
export function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}
