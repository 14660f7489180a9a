import type { Edit } from "./locate/types.ts";
import { inWords } from "./visible.ts";

/** Characters of a title that Git's and the forges' lists show whole. */
export const longestTitle = 72;

/** What a title is made of. Without a file, the path names it. */
type Shown = Pick<Edit, "image" | "path" | "from" | "to"> & Partial<Pick<Edit, "file">>;

/** Our own words for what is changed. */
export function ownTitle(edits: readonly Shown[]): string {
  const images = edits.filter(({ image }) => image !== undefined);
  if (images.length === 0) return titleOfValues(edits);
  const values = edits.length - images.length;
  return `${titleOfImages(images)}${values === 0 ? "" : ` and set ${values} ${values === 1 ? "value" : "values"}`}`;
}

function titleOfImages(edits: readonly Shown[]): string {
  const filled = (template: string) => fill(template, { edits, runUrl: undefined });
  const { size } = new Set(edits.map(({ image }) => image));
  if (size > 1) {
    const isOne = new Set(edits.map(({ to }) => to)).size === 1;
    return `Update ${size} images${isOne ? filled(" to {to}") : ""}`;
  }
  const whole = filled("Update {image} from {from} to {to}");
  const hasFrom = edits.some(({ from }) => from !== undefined);
  return hasFrom && whole.length <= longestTitle ? whole : filled("Update {image} to {to}");
}

function titleOfValues(edits: readonly Shown[]): string {
  const only = edits.length === 1 ? edits[0] : undefined;
  const what = only === undefined ? `${edits.length} values` : inWords(only.path);
  const to = only === undefined ? "" : ` to ${inWords(shortVersion(only.to))}`;
  const [file, ...elsewhere] = new Set(edits.map((edit) => edit.file));
  const names = file === undefined || elsewhere.length > 0 ? [] : [file, file.slice(file.lastIndexOf("/") + 1)];
  const titles = names.map((name) => `Set ${what} in ${inWords(name)}${to}`);
  return titles.find((title) => title.length <= longestTitle) ?? `Set ${what}${to}`;
}

/**
 * Puts values in the place of `{image}`, `{from}`, `{to}`, `{run}`; several ones with commas between them.
 * @param show how a value is written where it goes
 */
export function fill(
  template: string,
  { edits, runUrl }: { readonly edits: readonly Shown[]; readonly runUrl: string | undefined },
  show: (value: string) => string = inWords,
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
