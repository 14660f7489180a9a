/** Words as a sentence of their own. Those of others may have their full stop already. */
export function sentence(words: string): string {
  return `${capitalized(words)}${/[.!?…]$/.test(words) ? "" : "."}`;
}

export function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
