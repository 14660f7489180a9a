import { formatLocation } from "@pushpull/core/errors";
import type { Edit } from "../locate/types.ts";
import { visibleValue } from "../order/trailer-values.ts";
import { formatTrailers, type TrailerInput } from "../order/trailers.ts";
import { defaultTitle, fillTemplate, longestSubject } from "./change-title.ts";
import type { Person } from "./pull-inputs.ts";

export interface MessageOptions extends TrailerInput {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; its first line is the title. */
  readonly template: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
}

/** Formats the message of a commit: a title, the edits with their places, and trailers for machines. */
export function commitMessage(options: MessageOptions): string {
  const { template, edits, author, signoff } = options;
  const text = template === undefined ? defaultTitle(edits) : fillTemplate(template, { ...options, places: edits });
  const [first = "", ...rest] = text.split(/\r?\n/);
  const cut = first.length > longestSubject;
  const words = [...(cut ? [first] : []), ...rest].join("\n").trim();
  const title = cut ? `${first.slice(0, longestSubject - 1).trimEnd()}…` : first;
  const paragraphs = [
    ...[title, ...(words === "" ? [] : [words])].map(notTrailers),
    edits.map(line).join("\n"),
    [...formatTrailers(options), ...(signoff ? [`Signed-off-by: ${author.name} <${author.email}>`] : [])].join("\n"),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** Indents lines that look like our trailers: a template may contain foreign text, such as another commit's message. */
function notTrailers(text: string): string {
  return text.replace(/^(?=Pushpull-)/gm, " ");
}

function line({ image, file, line: at, path, from, to }: Edit): string {
  const what = image ?? path;
  const before = from === undefined ? "" : `${visibleValue(from)} -> `;
  return `- ${visibleValue(what)} ${before}${visibleValue(to)} (${visibleValue(formatLocation({ file, line: at }))})`;
}
