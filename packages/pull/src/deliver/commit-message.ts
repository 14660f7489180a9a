import { formatLocation } from "@pushpull/core/errors";
import type { Edit } from "../find/planned-edit.ts";
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
  const { body, given } = splitTrailers(words);
  const signed = `Signed-off-by: ${author.name} <${author.email}>`;
  const paragraphs = [
    ...[title, ...(body === "" ? [] : [body])].map(notTrailers),
    edits.map(line).join("\n"),
    [
      ...given.map(notTrailers),
      ...formatTrailers(options),
      ...(signoff && !given.includes(signed) ? [signed] : []),
    ].join("\n"),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** Splits off the trailers at the end of a message: Git reads only those of the last paragraph. */
function splitTrailers(words: string): { readonly body: string; readonly given: readonly string[] } {
  const paragraphs = words.split(/\n[ \t]*\n/);
  const last = (paragraphs.at(-1) ?? "").trim().split("\n");
  const areTrailers = last.every((each, index) => trailer.test(each) || (index > 0 && /^[ \t]+\S/.test(each)));
  if (!areTrailers || last.some((each) => each.startsWith("Pushpull-"))) return { body: words, given: [] };
  return { body: paragraphs.slice(0, -1).join("\n\n").trim(), given: last };
}

/** A line that `git interpret-trailers` takes for a trailer, that of `git cherry-pick -x` included. */
const trailer = /^[A-Za-z0-9][A-Za-z0-9-]*[ \t]*:[ \t]*\S|^\(cherry picked from commit [a-f0-9]{4,64}\)$/;

/** Indents lines that look like our trailers: a template may contain foreign text, such as another commit's message. */
function notTrailers(text: string): string {
  return text.replace(/^(?=Pushpull-)/gm, " ");
}

function line({ image, file, line: at, path, from, to }: Edit): string {
  const what = image ?? path;
  const before = from === undefined ? "" : `${visibleValue(from)} -> `;
  return `- ${visibleValue(what)} ${before}${visibleValue(to)} (${visibleValue(formatLocation({ file, line: at }))})`;
}
