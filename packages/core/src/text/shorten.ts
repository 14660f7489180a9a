/**
 * Truncates a text to `maxLength` characters, with `…` at the end. Redact first: part of a secret is not recognized.
 */
export function truncate(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength).trimEnd()}…`;
}

/** The first `limit` items, then how many were left out: `["a", "b", "and 3 more"]`. */
export function firstFew(items: readonly string[], limit: number): readonly string[] {
  const more = items.length - limit;
  return more > 0 ? [...items.slice(0, limit), `and ${more} more`] : items;
}
