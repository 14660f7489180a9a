import type { Edit } from "../find/planned-edit.ts";
import { visibleValue } from "../order/trailer-values.ts";

/** Maximum length of a commit's subject that Git and forges show completely in lists. */
export const maxSubjectLength = 72;

/** The fields of an edit that a title uses. Without a file, only the path is named. */
type TitledEdit = Pick<Edit, "image" | "path" | "from" | "to"> & Partial<Pick<Edit, "file">>;

/** The default title for edits: `Update shop/web from 1.4.2 to 1.5.0`. */
export function defaultTitle(edits: readonly TitledEdit[]): string {
  return titleOf(edits, { withFrom: true });
}

/**
 * The same with the targets of images instead of the previous version: it distinguishes pull requests for staging from
 * those for production. For other values, the file names the target.
 * @param maxLength maximum length of a title with a single target, of which the end is kept: it says more than the
 * start
 */
export function titleWithTargets(edits: readonly TitledEdit[], targets: readonly string[], maxLength: number): string {
  const named = distinct(targets).filter((target) => target !== root);
  if (named.length === 0 || edits.every(({ image }) => image === undefined)) return defaultTitle(edits);
  const what = `${titleOf(edits, { withFrom: false })} in `;
  const [only = ""] = named;
  if (named.length === 1) {
    const room = Math.max(minTargetLength, maxLength - what.length);
    return `${what}${visibleValue(only.length <= room ? only : `…${only.slice(1 - room).toWellFormed()}`)}`;
  }
  const all = named.map(visibleValue).join(", ");
  return `${what}${what.length + all.length <= maxSubjectLength ? all : `${named.length} targets`}`;
}

/** Minimum length of a target, however long the image's name: a shorter one would not identify it. */
const minTargetLength = 40;

/** The target for the whole repository, which titles leave out. */
const root = ".";

function titleOf(edits: readonly TitledEdit[], { withFrom }: { readonly withFrom: boolean }): string {
  const images = edits.filter(({ image }) => image !== undefined);
  if (images.length === 0) return titleOfValues(edits);
  const values = edits.length - images.length;
  const more = values === 0 ? "" : ` and set ${values} ${values === 1 ? "value" : "values"}`;
  return `${titleOfImages(images, withFrom)}${more}`;
}

function titleOfImages(edits: readonly TitledEdit[], withFrom: boolean): string {
  const filled = (template: string) => fillTemplate(template, { edits, locations: [], runUrl: undefined });
  const { size } = new Set(edits.map(({ image }) => image));
  if (size > 1) {
    const isOne = new Set(edits.map(({ to }) => to)).size === 1;
    return `Update ${size} images${isOne ? filled(" to {to}") : ""}`;
  }
  const whole = filled("Update {image} from {from} to {to}");
  const hasFrom = withFrom && edits.some(({ from }) => from !== undefined);
  return hasFrom && whole.length <= maxSubjectLength ? whole : filled("Update {image} to {to}");
}

function titleOfValues(edits: readonly TitledEdit[]): string {
  const only = edits.length === 1 ? edits[0] : undefined;
  const what = only === undefined ? `${edits.length} values` : visibleValue(only.path);
  const to = only === undefined ? "" : ` to ${visibleValue(shortVersion(only.to))}`;
  const [file, ...elsewhere] = new Set(edits.map((edit) => edit.file));
  const names = file === undefined || elsewhere.length > 0 ? [] : [file, file.slice(file.lastIndexOf("/") + 1)];
  const titles = names.map((name) => `Set ${what} in ${visibleValue(name)}${to}`);
  return titles.find((title) => title.length <= maxSubjectLength) ?? `Set ${what}${to}`;
}

/** The values for a template. */
interface TemplateValues {
  readonly edits: readonly TitledEdit[];
  /** Where the edits are. */
  readonly locations: readonly Pick<Edit, "target" | "file">[];
  readonly runUrl: string | undefined;
}

/**
 * Fills in `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; several values are separated by commas.
 * @param show formats a value
 */
export function fillTemplate(
  template: string,
  { edits, locations, runUrl }: TemplateValues,
  show: (value: string) => string = visibleValue,
): string {
  const values: Readonly<Record<string, readonly string[]>> = {
    image: edits.map(({ image, path }) => image ?? path),
    from: edits.map(({ from }) => (from === undefined ? "(none)" : shortVersion(from))),
    to: edits.map(({ to }) => shortVersion(to)),
    target: locations.map(({ target }) => target),
    files: locations.map(({ file }) => file),
    run: runUrl === undefined ? [] : [runUrl],
  };
  return template.replace(/\{(image|from|to|target|files|run)\}/g, (_, name: string) =>
    distinct(values[name] ?? [])
      .map(show)
      .join(", "),
  );
}

/** Shortens digests to twelve digits, which is enough for people; the trailers have all of them. */
export function shortVersion(version: string): string {
  return version.replace(/(sha\d{3}:[a-f0-9]{12})[a-f0-9]+/g, "$1");
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
