/** A text as a sentence of its own. Foreign text may end with a full stop already. */
export function sentence(words: string): string {
  return ended(capitalized(words));
}

/** Adds a full stop, unless the text ends with a mark. */
export function ended(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** A first word with a dot or a slash is a name, and stays as it is. */
export function capitalized(words: string): string {
  if (/^\S*[./:]\S/.test(words)) return words;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
