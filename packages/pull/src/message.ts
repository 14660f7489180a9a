import { formatLocation } from "@pushpull/core/errors";
import type { Edit } from "./locate/types.ts";
import { formatTrailers, type Told } from "./order/trailers.ts";
import { fill, longestTitle, ownTitle } from "./title.ts";
import type { Person } from "./types.ts";
import { inWords } from "./visible.ts";

export interface MessageOptions extends Told {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; its first line is the title. */
  readonly template: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
}

/** The message of a commit: a title, what was changed where, and trailers for machines. */
export function commitMessage(options: MessageOptions): string {
  const { template, edits, author, signoff } = options;
  const said = template === undefined ? ownTitle(edits) : fill(template, { ...options, places: edits });
  const [first = "", ...rest] = said.split(/\r?\n/);
  const cut = first.length > longestTitle;
  const words = [...(cut ? [first] : []), ...rest].join("\n").trim();
  const title = cut ? `${first.slice(0, longestTitle - 1).trimEnd()}…` : first;
  const paragraphs = [
    ...[title, ...(words === "" ? [] : [words])].map(notTrailers),
    edits.map(line).join("\n"),
    [...formatTrailers(options), ...(signoff ? [`Signed-off-by: ${author.name} <${author.email}>`] : [])].join("\n"),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** What others have written into a template, a commit's message for instance, is not taken for what we say ourselves. */
function notTrailers(text: string): string {
  return text.replace(/^(?=Pushpull-)/gm, " ");
}

function line({ image, file, line: at, path, from, to }: Edit): string {
  const what = image ?? path;
  const before = from === undefined ? "" : `${inWords(from)} -> `;
  return `- ${inWords(what)} ${before}${inWords(to)} (${inWords(formatLocation({ file, line: at }))})`;
}
