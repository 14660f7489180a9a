import type { Edit } from "../locate/types.ts";
import { inWords } from "../order/trailer-values.ts";

/** Characters of a title that Git's and the forges' lists show whole. */
export const longestTitle = 72;

/** What a title is made of. Without a file, the path names it. */
type Shown = Pick<Edit, "image" | "path" | "from" | "to"> & Partial<Pick<Edit, "file">>;

/** Our own words for what is changed. */
export function ownTitle(edits: readonly Shown[]): string {
  return titleOf(edits, { withFrom: true });
}

/**
 * The same with the targets of images in the place of the version before: pull requests for staging and for production are
 * told apart by it. A file names the target of other values.
 * @param longest how many characters of a single target there is room for: its end says more than its beginning
 */
export function titleWithTargets(edits: readonly Shown[], targets: readonly string[], longest: number): string {
  const named = distinct(targets).filter((target) => target !== root);
  if (named.length === 0 || edits.every(({ image }) => image === undefined)) return ownTitle(edits);
  const what = `${titleOf(edits, { withFrom: false })} in `;
  const [only = ""] = named;
  if (named.length === 1) {
    const room = Math.max(shortestTarget, longest - what.length);
    return `${what}${inWords(only.length <= room ? only : `…${only.slice(1 - room).toWellFormed()}`)}`;
  }
  const all = named.map(inWords).join(", ");
  return `${what}${what.length + all.length <= longestTitle ? all : `${named.length} targets`}`;
}

/** Characters of a target that tell it from others, also where an image's name takes all the room. */
const shortestTarget = 40;

/** The target that is the whole repository: there is nothing to tell it from. */
const root = ".";

function titleOf(edits: readonly Shown[], { withFrom }: { readonly withFrom: boolean }): string {
  const images = edits.filter(({ image }) => image !== undefined);
  if (images.length === 0) return titleOfValues(edits);
  const values = edits.length - images.length;
  const more = values === 0 ? "" : ` and set ${values} ${values === 1 ? "value" : "values"}`;
  return `${titleOfImages(images, withFrom)}${more}`;
}

function titleOfImages(edits: readonly Shown[], withFrom: boolean): string {
  const filled = (template: string) => fill(template, { edits, places: [], runUrl: undefined });
  const { size } = new Set(edits.map(({ image }) => image));
  if (size > 1) {
    const isOne = new Set(edits.map(({ to }) => to)).size === 1;
    return `Update ${size} images${isOne ? filled(" to {to}") : ""}`;
  }
  const whole = filled("Update {image} from {from} to {to}");
  const hasFrom = withFrom && edits.some(({ from }) => from !== undefined);
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

/** What is put into a template. */
interface Filling {
  readonly edits: readonly Shown[];
  /** Where the edits are. */
  readonly places: readonly Pick<Edit, "target" | "file">[];
  readonly runUrl: string | undefined;
}

/**
 * Puts values in the place of `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; several ones with commas between
 * them.
 * @param show how a value is written where it goes
 */
export function fill(
  template: string,
  { edits, places, runUrl }: Filling,
  show: (value: string) => string = inWords,
): string {
  const values: Readonly<Record<string, readonly string[]>> = {
    image: edits.map(({ image, path }) => image ?? path),
    from: edits.map(({ from }) => (from === undefined ? "(none)" : shortVersion(from))),
    to: edits.map(({ to }) => shortVersion(to)),
    target: places.map(({ target }) => target),
    files: places.map(({ file }) => file),
    run: runUrl === undefined ? [] : [runUrl],
  };
  return template.replace(/\{(image|from|to|target|files|run)\}/g, (_, name: string) =>
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
