/** A text with at most `longest` characters, and `…` where it was longer. Redact first: half of a secret is not recognized. */
export function truncate(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`;
}

/**
 * The first `most` items, then how many were left out: `["a", "b", "and 3 more"]`.
 * @param write called for these items only
 */
export function firstFew(items: readonly string[], most: number): readonly string[];
export function firstFew<Item>(items: readonly Item[], most: number, write: (item: Item) => string): readonly string[];
export function firstFew<Item>(
  items: readonly Item[],
  most: number,
  write: (item: Item) => string = String,
): readonly string[] {
  const more = items.length - most;
  const shown = items.slice(0, most).map((item) => write(item));
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
