/** Bytes of a title: GitHub takes 256 characters, Gitea 255 bytes, of which its mark of a draft needs some. */
const longestTitle = 250;

/** Characters of a body that GitHub takes. */
export const longestBody = 65_536;

const note = "\n\n… (there is more, but no room for it)\n";

/** A title that every forge takes, and leaves as it is. */
export function fittingTitle(title: string): string {
  const bytes = Buffer.from(title);
  if (bytes.length <= longestTitle) return title;
  // A character that is cut in the middle is none.
  const cut = new TextDecoder().decode(bytes.subarray(0, longestTitle - 4), { stream: true });
  return `${cut.trimEnd()} …`;
}

/** A body or a comment that every forge takes. */
export function fittingBody(body: string): string {
  if (body.length <= longestBody) return body;
  return `${body.slice(0, longestBody - note.length).replace(/[\ud800-\udbff]$/, "")}${note}`;
}
