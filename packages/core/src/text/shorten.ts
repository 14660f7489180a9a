/** A text with at most `longest` characters, and `…` where it was longer. Redact first: half of a secret is not recognized. */
export function truncate(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}

/** The first `most` items, then how many were left out: `["a", "b", "and 3 more"]`. */
export function firstFew(items: readonly string[], most: number): readonly string[] {
  const more = items.length - most;
  return more > 0 ? [...items.slice(0, most), `and ${more} more`] : items;
}
