/** Makes a sentence of a text: a capital letter, and a full stop if it has none. */
export function sentence(text: string): string {
  return withFullStop(capitalized(text));
}

/** Adds a full stop, unless the text ends with punctuation. */
export function withFullStop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Capitalizes the first word, unless it is a name with a dot, slash or colon. */
export function capitalized(text: string): string {
  if (/^\S*[./:]\S/.test(text)) return text;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
