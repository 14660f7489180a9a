import { formatLocation } from "@pushpull/core/errors";
import type { Edit } from "../find/planned-edit.ts";
import { visibleValue } from "../order/trailer-values.ts";
import { formatTrailers, type TrailerInput } from "../order/trailers.ts";
import { defaultTitle, fillTemplate, maxSubjectLength } from "./change-title.ts";
import type { Person } from "./pull-inputs.ts";

export interface MessageOptions extends TrailerInput {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; its first line is the title. */
  readonly template: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
}

/** Formats the message of a commit: a title, the edits with their locations, and machine-readable trailers. */
export function commitMessage(options: MessageOptions): string {
  const { template, edits, author, signoff } = options;
  const filled =
    template === undefined ? defaultTitle(edits) : fillTemplate(template, { ...options, locations: edits });
  const [first = "", ...rest] = filled.split(/\r?\n/);
  const cut = first.length > maxSubjectLength;
  const text = [...(cut ? [first] : []), ...rest].join("\n").trim();
  const title = cut ? `${first.slice(0, maxSubjectLength - 1).trimEnd()}…` : first;
  const { body, given } = splitTrailers(text);
  const signed = `Signed-off-by: ${author.name} <${author.email}>`;
  const paragraphs = [
    ...[title, ...(body === "" ? [] : [body])].map(escapeTrailers),
    edits.map(editLine).join("\n"),
    [
      ...given.map(escapeTrailers),
      ...formatTrailers(options),
      ...(signoff && !given.includes(signed) ? [signed] : []),
    ].join("\n"),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** Splits off the trailers at the end of a message: Git reads only those of the last paragraph. */
function splitTrailers(text: string): { readonly body: string; readonly given: readonly string[] } {
  const paragraphs = text.split(/\n[ \t]*\n/);
  const last = (paragraphs.at(-1) ?? "").trim().split("\n");
  const areTrailers = last.every((each, index) => trailer.test(each) || (index > 0 && /^[ \t]+\S/.test(each)));
  if (!areTrailers || last.some((each) => each.startsWith("Pushpull-"))) return { body: text, given: [] };
  return { body: paragraphs.slice(0, -1).join("\n\n").trim(), given: last };
}

/** A line that `git interpret-trailers` takes for a trailer, including that of `git cherry-pick -x`. */
const trailer = /^[A-Za-z0-9][A-Za-z0-9-]*[ \t]*:[ \t]*\S|^\(cherry picked from commit [a-f0-9]{4,64}\)$/;

/** Indents lines that look like our trailers: a template may contain foreign text, such as another commit's message. */
function escapeTrailers(text: string): string {
  return text.replace(/^(?=Pushpull-)/gm, " ");
}

function editLine({ image, file, line: at, path, from, to }: Edit): string {
  const what = image ?? path;
  const before = from === undefined ? "" : `${visibleValue(from)} -> `;
  return `- ${visibleValue(what)} ${before}${visibleValue(to)} (${visibleValue(formatLocation({ file, line: at }))})`;
}
