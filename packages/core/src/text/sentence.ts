/** Words as a sentence of their own. Those of others may have their full stop already. */
export function sentence(words: string): string {
  return ended(capitalized(words));
}

/** With a full stop, where no end mark is there. */
export function ended(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

/** What has a dot or a slash in it is a name: it stays as it is. */
export function capitalized(words: string): string {
  if (/^\S*[./:]\S/.test(words)) return words;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
