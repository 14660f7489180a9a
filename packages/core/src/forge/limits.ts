/** Characters of a pull request's title that GitHub takes; Gitea takes one less. */
const longestTitle = 255;

/** Characters of a body that GitHub takes. */
export const longestBody = 65_536;

const note = "\n\n… (there is more, but no room for it)\n";

/** A title that every forge takes. */
export function fittingTitle(title: string): string {
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 2).trimEnd()} …`.toWellFormed() : title;
}

/** A body or a comment that every forge takes. */
export function fittingBody(body: string): string {
  return body.length > longestBody ? `${body.slice(0, longestBody - note.length).toWellFormed()}${note}` : body;
}
