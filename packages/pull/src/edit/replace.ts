/** Other text for a stretch of a text. Nothing is replaced where something is put in between. */
export interface Replacement {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** In the order of the text; what is put in at the same place stays in the order it came in. */
export function inOrder(replacements: readonly Replacement[]): readonly Replacement[] {
  return replacements.toSorted((a, b) => a.begin - b.begin || a.end - b.end);
}

/** The first that reaches into the next. */
export function overlapping(ordered: readonly Replacement[]): Replacement | undefined {
  return ordered.find(({ end }, index) => end > (ordered[index + 1]?.begin ?? Number.POSITIVE_INFINITY));
}

/** @param ordered without overlaps */
export function replaceAll(text: string, ordered: readonly Replacement[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { begin, end, text: put } of ordered) {
    parts.push(text.slice(done, begin), put);
    done = end;
  }
  return parts.join("") + text.slice(done);
}
