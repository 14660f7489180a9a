import { formatLocation, UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { Checkout } from "../../git/types.ts";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { formatPath } from "../../yaml-edit/yaml-change.ts";
import { changeImage } from "../change-image.ts";
import { below, objectAt, rootOf } from "../document-nodes.ts";
import { findHelmValues } from "../helm/helm-values.ts";
import type { FoundImage, ImageLocation } from "../image-location.ts";
import { readFiles } from "../read-files.ts";
import { setLine, setTarget, versionFor } from "../set-lines.ts";
import { environmentWord } from "../targets/environments.ts";
import { lineOf } from "../targets/named-targets.ts";
import type { UnrecognizedReference } from "../unrecognized-references.ts";
import { type InstalledValue, readInstallers } from "./installed-values.ts";
import { folderOf, foldersAround, isOwnValues, layersByFolder, layersOf, mayBeLayer } from "./values-files.ts";

/** Limits what is searched and reported. */
const limits = { bases: 20, read: 50, reported: 10 };

/** A version in a file that may be merged over a chart's own values, which would then have no effect. */
export interface UnlinkedVersion extends UnrecognizedReference {
  readonly override: ImageOverride;
  /** The location in the chart's own values. */
  readonly base: ImageLocation;
  /** `environments/dev.yaml:2: 1.4.2` */
  readonly listed: string;
  /** The YAML line that sets it; undefined if none can. */
  readonly line: string | undefined;
  /** Whether all that installs the chart sets the version over its values, so that these have no effect. */
  readonly isEverywhere?: boolean | undefined;
  /** Whether it only may set a version: its values are not in the repository. */
  readonly isUncertain?: boolean;
}

/**
 * Finds values files that something outside of this repository (a pipeline, a server) may merge over a chart's own
 * values, or that `manifests` excludes: their name or folder suggests it, and they set a version at the same path. They
 * are not changed, and the chart's own version may then have no effect.
 * @param locations the locations that are set, by override
 * @param known files that are already read
 */
export async function unlinkedValues(
  checkout: Checkout,
  locations: ReadonlyMap<ImageOverride, readonly ImageLocation[]>,
  known: ReadonlyMap<string, ParsedFile>,
): Promise<readonly UnlinkedVersion[]> {
  const own = [...locations].flatMap(([override, found]) =>
    found.filter(({ file }) => isOwnValues(file.file)).map((location) => ({ override, location })),
  );
  const paths = locations.size === 0 ? [] : await checkout.list();
  const installed = await installedVersions(checkout, locations, paths);
  if (own.length === 0) return installed;
  const charts = new Set(paths.filter((path) => /(^|\/)Chart\.yaml$/.test(path)).map(folderOf));
  const candidates = candidateFinder(
    paths.filter((path) => /\.ya?ml$/.test(path) && !known.has(path)),
    charts,
  );
  const bases = own.filter(({ location }) => charts.has(folderOf(location.file.file))).slice(0, limits.bases);
  const found = await Promise.all(
    bases.map(async ({ override, location }) => {
      const wanted = candidates(location);
      const { files } = await readFiles(checkout, [...wanted.keys()]);
      const versions = [...files.values()].flatMap((file) =>
        versionsIn(file, wanted.get(file.file) ?? [], location, override),
      );
      return versions.slice(0, limits.reported);
    }),
  );
  const keys = new Set(installed.map(versionKey));
  return [...installed, ...found.flat().filter((version) => !keys.has(versionKey(version)))];
}

function versionKey({ file, at }: UnrecognizedReference): string {
  return JSON.stringify([file, at]);
}

/** Finds the versions that charts are installed with over the values of locations, unless these are locations too. */
async function installedVersions(
  checkout: Checkout,
  locations: ReadonlyMap<ImageOverride, readonly ImageLocation[]>,
  paths: readonly string[],
): Promise<readonly UnlinkedVersion[]> {
  const inValues = [...locations].flatMap(([override, found]) => {
    const taken = new Set(found.map(({ file: { file }, found: { at } }) => versionKey({ file, at, reason: "" })));
    return found
      .filter(({ document, found: { at } }) => at.steps.length === 1 && objectAt(document, at) === undefined)
      .map((base) => ({ base, override, taken }));
  });
  if (inValues.length === 0) return [];
  const installedOver = await readInstallers(checkout, paths);
  const found = await Promise.all(
    inValues.map(async ({ base, override, taken }) => {
      const values = await installedOver(base.file.file, versionPath(base.found));
      const versions = values.flatMap((value) => versionAt(value, base, override));
      return [...new Map(versions.map((version) => [versionKey(version), version])).values()]
        .filter((version) => !taken.has(versionKey(version)))
        .slice(0, limits.reported);
    }),
  );
  return found.flat();
}

/**
 * Finds the files that may be merged over a chart's values, with the possible paths of the version: as in the chart, or
 * below the chart's name.
 */
function candidateFinder(paths: readonly string[], charts: ReadonlySet<string>) {
  const byFolder = layersByFolder(paths.filter(mayBeLayer));
  const isInChart = (path: string) => foldersAround(path).some((folder) => folder !== "" && charts.has(folder));
  const outside = paths.filter((path) => !isInChart(path));
  return ({ file: { file }, found }: ImageLocation): ReadonlyMap<string, readonly FieldPath[]> => {
    const at = versionPath(found);
    const chart = folderOf(file).split("/").at(-2) ?? "";
    const isNamed = new RegExp(`(^|[/._-])${RegExp.escape(chart)}[/._-]`);
    const inside = layersOf(file, byFolder, true).map(
      ({ path, below: prefix }) => [path, [[...prefix, ...at]]] as const,
    );
    const others = outside.flatMap((path): (readonly [string, readonly FieldPath[]])[] => {
      const named = chart !== "" && isNamed.test(path);
      if (!named && !mayBeLayer(path) && environmentWord(path.slice(path.lastIndexOf("/") + 1)) === undefined)
        return [];
      return [[path, named || charts.size === 1 ? [at, [chart, ...at]] : [[chart, ...at]]]];
    });
    return new Map([...inside, ...others].slice(0, limits.read));
  };
}

/** The path to an image's version, even if it has none yet. */
function versionPath(found: FoundImage): FieldPath {
  const { at, guessedKey, image } = found;
  if (image.tag !== undefined || image.digest !== undefined) return at.steps[0];
  if (guessedKey !== undefined) return [...at.steps[0].slice(0, -1), guessedKey];
  const changes = changeImage(found, { ...image, tag: "latest" });
  return typeof changes === "string" ? at.steps[0] : (changes[0]?.at.steps[0] ?? at.steps[0]);
}

function versionsIn(
  file: ParsedFile,
  paths: readonly FieldPath[],
  base: ImageLocation,
  override: ImageOverride,
): readonly UnlinkedVersion[] {
  const [document] = file.documents;
  const { apiVersion, kind } = mapOf(document?.value);
  if (document === undefined || (apiVersion !== undefined && kind !== undefined)) return [];
  const alone = new Set(findHelmValues(document.value).map(({ at }) => JSON.stringify(at)));
  return paths.flatMap((path) => {
    const value = valueAt(document.value, path);
    if (alone.has(JSON.stringify(path))) return [];
    return versionAt({ file, document, at: below(rootOf(document), ...path), value }, base, override);
  });
}

/** A version that may be merged over a location; none if it is the requested one. */
function versionAt(
  { file, document, at, value, byHand, isEverywhere, unknown }: InstalledValue,
  base: ImageLocation,
  override: ImageOverride,
): readonly UnlinkedVersion[] {
  if (unknown !== undefined) {
    const reason = `takes values from ${unknown} in line ${document.locate(at.steps).line}, which is not in the repository and may set the version over ${base.file.file}`;
    return [{ file: file.file, at, override, base, listed: unknown, line: undefined, isUncertain: true, reason }];
  }
  const isVersion = (typeof value === "string" && value !== "") || typeof value === "number";
  if (!isVersion || String(value) === override.tag) return [];
  const location = { found: { at }, file, document };
  // A placeholder or a file name is not a version.
  const wanted = byHand || /\{\{|\$\{|^the file /.test(String(value)) ? undefined : versionFor(location, override);
  const line = wanted === undefined ? undefined : setLine(setTarget(location), wanted);
  const set = line === undefined ? "a change by hand" : `\`${line}\``;
  const writtenAt = document.locate(at.steps);
  const where = `${formatPath(at.steps)} in line ${writtenAt.line}`;
  return [
    {
      file: file.file,
      at,
      override,
      base,
      listed: `${formatLocation(writtenAt)}: ${value}`,
      line,
      isEverywhere,
      reason: `also has ${where}: if it is merged over ${base.file.file}, ${set} would set it`,
    },
  ];
}

/**
 * The faults of charts' own versions that may have no effect, unless the inputs confirm them: by naming the chart or
 * its values, or by setting what is merged over them.
 * @param named the files and folders that `manifests` names
 */
export function overlaidFaults(
  unlinked: readonly UnlinkedVersion[],
  named: readonly string[],
  isSet: (reference: UnrecognizedReference) => boolean,
): readonly UserError[] {
  const certain = unlinked.filter(({ isUncertain }) => isUncertain !== true);
  const byBase = Map.groupBy(certain, ({ base }) => base);
  return [...byBase].flatMap(([base, versions]) => {
    const { file } = base.file;
    const isNamed = [file, folderOf(file).slice(0, -1)].some((path) => named.includes(path));
    const hasEffect = !versions.some(({ isEverywhere }) => isEverywhere);
    return (isNamed && hasEffect) || versions.some(isSet) ? [] : overlaidFault(base, versions);
  });
}

function overlaidFault(base: ImageLocation, versions: readonly UnlinkedVersion[]): UserError {
  const { writtenAt: location, file } = base;
  const [override] = versions.map((version) => version.override);
  const isIdle = versions.some(({ isEverywhere }) => isEverywhere);
  const value = override && versionFor(base, override);
  const own = isIdle ? value && setLine(setTarget(base), value) : lineOf(file.file);
  const fate = isIdle ? "another version is merged over it everywhere" : "another version may be merged over it";
  return new UserError(
    [
      `Input 'images': ${override?.name} is at ${formatLocation(location)}, and ${fate}:`,
      ...versions.map(({ listed }) => listed),
    ].join("\n"),
    {
      code: "ambiguous",
      hint: [
        `Set the overriding value (\`set\` instead of the image's line in \`images\`), or the chart's own version${isIdle ? ", which has no effect alone," : ""} with the last line:`,
        ...versions.map(({ line, listed }) => line ?? `by hand: ${listed}`),
        ...[own].flatMap((line) => line ?? []),
      ].join("\n"),
      location,
    },
  );
}
