import { normalizeName } from "@pushpull/core/images";
import type { Checkout } from "../../git/types.ts";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { rootOf } from "../document-nodes.ts";
import { distances, distanceTo, versionFields } from "../helm/helm-version-fields.ts";
import type { FoundImage, ImageLocation, ScalarLocation } from "../image-location.ts";
import { readFiles } from "../read-files.ts";
import { basesOf, folderOf, isOwnValues, layersByFolder, layersOf, mayBeLayer } from "./values-files.ts";
import { nodeOfValue, type ValuesLayer, type WrittenValues } from "./values-layers.ts";

/** Maximum number of files that are parsed for versions. */
const maxFilesRead = 50;

interface ValuesContext {
  readonly checkout: Checkout;
  /** Files that are already read. */
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly layers: readonly ValuesLayer[];
  /** Whether to add a key even if nothing confirms that the chart reads it. */
  readonly addMissing: boolean;
}

/**
 * Refuses changes of Helm values that may have no effect, or break the rendered chart: if the version seems to be in
 * another field, or would be added as a key that the chart may not read.
 */
export async function refuseDoubtfulValues(
  locations: readonly ImageLocation[],
  around: ValuesContext,
): Promise<readonly ImageLocation[]> {
  const bare = locations.filter(({ found: { image, mayBeJoined, guessedKey } }) => {
    const hasVersion = image.tag !== undefined || image.digest !== undefined;
    return !hasVersion && (mayBeJoined || guessedKey !== undefined);
  });
  const related = bare.length === 0 ? new Map() : await valuesAround(bare, around);
  const joining = await joiningTemplates(bare, around);
  return locations.map((location): ImageLocation => {
    const others: readonly WrittenValues[] = bare.includes(location) ? (related.get(location.file.file) ?? []) : [];
    const elsewhere = [
      ...(location.elsewhere ?? []),
      ...others.flatMap((values) => versionsIn(values, location, locations)),
    ];
    const doubt = elsewhere.length > 0 ? seemsElsewhere : joining.get(location);
    const guessDoubt = around.addMissing ? undefined : doubtOfGuess(location.found);
    return { ...location, elsewhere, found: { ...location.found, doubt, guessDoubt } };
  });
}

const seemsElsewhere = "its version seems to be in another field";

function doubtOfGuess({ guessedKey, image }: FoundImage): string | undefined {
  if (guessedKey === undefined) return undefined;
  const has = image.digest === undefined ? "no field for a version" : "only a field for a digest";
  return `there is ${has}: if the chart reads '${guessedKey}', \`add-missing: true\` adds it`;
}

/** Why a string cannot be a whole image: a template of its chart appends a version, such as the `appVersion`. */
async function joiningTemplates(
  locations: readonly ImageLocation[],
  { checkout }: ValuesContext,
): Promise<ReadonlyMap<ImageLocation, string>> {
  const own = locations.filter(({ found: { mayBeJoined }, file: { file } }) => mayBeJoined && isOwnValues(file));
  const reasons = await Promise.all(
    own.map(async (location) => {
      const key = `.Values.${location.found.at.steps[0].join(".")}`;
      const chart = `${folderOf(location.file.file)}templates/`;
      const paths = (await checkout.search([key])).filter((path) => path.startsWith(chart)).slice(0, maxFilesRead);
      const joins = [...(await checkout.read(paths))].flatMap(([path, { content }]) => {
        const index = (content?.toString() ?? "").split("\n").findIndex((line) => isJoined(line, key));
        return index === -1 ? [] : [`${path}:${index + 1} appends a version to it`];
      });
      return joins.slice(0, 1).map((reason) => [location, reason] as const);
    }),
  );
  return new Map(reasons.flat());
}

/** `{{ .Values.image }}:…`, `printf "%s:%s" .Values.image …` */
function isJoined(line: string, key: string): boolean {
  const [before = "", ...behind] = line.split(key);
  return behind.some((rest, index) => {
    const isKey = !/^[\w.-]/.test(rest);
    const isPrinted = index === 0 && /printf\s{1,9}"[^"]{0,99}%s[:@]%/.test(before);
    return isKey && (isPrinted || /^[^{}]{0,200}\}\}["']?[:@]/.test(rest));
  });
}

/** The values that may be merged over those of each location, or under them, by file. */
async function valuesAround(
  locations: readonly ImageLocation[],
  { checkout, files: known, layers }: ValuesContext,
): Promise<ReadonlyMap<string, readonly WrittenValues[]>> {
  const paths = (await checkout.search([])).filter(mayBeLayer);
  const byFolder = layersByFolder(paths);
  const files = [...new Set(locations.map(({ file: { file } }) => file))];
  // The layers of a chart's own values are already read with them.
  const around = new Map(
    files.map((file) => {
      const bases = isOwnValues(file) || !mayBeLayer(file) ? [] : basesOf([file]);
      const beside = bases.length === 0 ? [] : layersOf(file, byFolder, false).map(({ path }) => path);
      const meant = new Set([...bases, ...beside]);
      return [file, paths.filter((path) => meant.has(path) && path !== file).slice(0, maxFilesRead)] as const;
    }),
  );
  const missing = [...around.values()].flat().filter((path) => !known.has(path));
  const read = missing.length === 0 ? new Map<string, ParsedFile>() : (await readFiles(checkout, missing)).files;
  return new Map(
    [...around].map(([file, beside]) => [
      file,
      [
        ...layers.flatMap(({ base, layer }) =>
          base.file.file === file ? [layer] : layer.file.file === file ? [base] : [],
        ),
        ...beside.flatMap((path) => writtenIn(known.get(path) ?? read.get(path))),
      ],
    ]),
  );
}

function writtenIn(file: ParsedFile | undefined): readonly WrittenValues[] {
  const [document] = file?.documents ?? [];
  if (file === undefined || document === undefined) return [];
  return [{ file, document, values: document.value, at: rootOf(document), unwritten: 0 }];
}

/** Excludes the versions of other images. */
function versionsIn(written: WrittenValues, location: ImageLocation, all: readonly ImageLocation[]) {
  const { file, document, values } = written;
  const map = location.found.at.steps.at(-1)?.slice(0, -1) ?? [];
  const name = normalizeName(location.found.image.name);
  const taken = new Set(
    all
      .filter(({ file: other, found }) => other.file === file.file && normalizeName(found.image.name) !== name)
      .map(({ found }) => JSON.stringify(found.at.steps[0].slice(0, -1))),
  );
  return versionFields(values)
    .filter((field) => location.found.mayBeJoined || distanceTo(field, map) < distances.elsewhere)
    .flatMap(({ path }): readonly ScalarLocation[] => {
      const at = nodeOfValue(written, path);
      if (at === undefined || taken.has(JSON.stringify(at.steps[0].slice(0, -1)))) return [];
      return [{ file, document, found: { at } }];
    });
}
