/**
 * Truncates a text to `maxLength` characters, with `…` at the end. Redact first: part of a secret is not recognized.
 */
export function truncate(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength).trimEnd()}…`;
}

/**
 * The first `limit` items, then how many were left out: `["a", "b", "and 3 more"]`.
 * @param write called for these items only
 */
export function firstFew(items: readonly string[], limit: number): readonly string[];
export function firstFew<Item>(items: readonly Item[], limit: number, write: (item: Item) => string): readonly string[];
export function firstFew<Item>(
  items: readonly Item[],
  limit: number,
  write: (item: Item) => string = String,
): readonly string[] {
  const more = items.length - limit;
  const shown = items.slice(0, limit).map((item) => write(item));
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
