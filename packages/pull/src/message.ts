import { formatLocation } from "@pushpull/core";
import type { Edit } from "./locate/types.ts";
import { formatTrailers, onOneLine, type Told } from "./order/trailers.ts";
import type { Person } from "./types.ts";

/** Characters of a title that Git's and the forges' lists show whole. */
const longestTitle = 72;

/** What a title is made of. */
type Shown = Pick<Edit, "image" | "path" | "from" | "to">;

export interface MessageOptions extends Told {
  /** With `{image}`, `{from}`, `{to}`, `{run}`; its first line is the title. */
  readonly template: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
}

/** The message of a commit: a title, what was changed where, and trailers for machines. */
export function commitMessage(options: MessageOptions): string {
  const { template, edits, author, signoff } = options;
  const [first = "", ...rest] = fill(template ?? ownTitle(edits), options).split(/\r?\n/);
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
  const before = from === undefined ? "" : `${onOneLine(from)} -> `;
  return `- ${onOneLine(what)} ${before}${onOneLine(to)} (${onOneLine(formatLocation({ file, line: at }))})`;
}

/** Our own words for what is changed, to be filled. */
export function ownTitle(edits: readonly Shown[]): string {
  const images = distinct(edits.flatMap(({ image }) => image ?? []));
  if (images.length === 0) return edits.length === 1 ? "Set {image} to {to}" : `Set ${edits.length} values`;
  if (images.length > 1) {
    const to = distinct(edits.map((edit) => edit.to));
    return `Update ${images.length} images${to.length === 1 ? " to {to}" : ""}`;
  }
  const whole = fill("Update {image} from {from} to {to}", { edits, runUrl: undefined });
  const hasFrom = edits.some(({ from }) => from !== undefined);
  return hasFrom && whole.length <= longestTitle ? "Update {image} from {from} to {to}" : "Update {image} to {to}";
}

/**
 * Puts values in the place of `{image}`, `{from}`, `{to}`, `{run}`; several ones with commas between them.
 * @param show how a value is written where it goes
 */
export function fill(
  template: string,
  { edits, runUrl }: { readonly edits: readonly Shown[]; readonly runUrl: string | undefined },
  show: (value: string) => string = onOneLine,
): string {
  const values: Readonly<Record<string, readonly string[]>> = {
    image: edits.map(({ image, path }) => image ?? path),
    from: edits.map(({ from }) => (from === undefined ? "(none)" : shortVersion(from))),
    to: edits.map(({ to }) => shortVersion(to)),
    run: runUrl === undefined ? [] : [runUrl],
  };
  return template.replace(/\{(image|from|to|run)\}/g, (_, name: string) =>
    distinct(values[name] ?? [])
      .map(show)
      .join(", "),
  );
}

/** Twelve digits of a digest tell people enough; the trailers have all of them. */
export function shortVersion(version: string): string {
  return version.replace(/(sha\d{3}:[a-f0-9]{12})[a-f0-9]+/g, "$1");
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
