import { isDeepStrictEqual } from "node:util";
import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ImageOverride, overrideImage } from "@pushpull/core/images";
import { firstFew } from "@pushpull/core/text";
import { changeImage } from "../change-image.ts";
import { formatVersion, type ImageLocation } from "../image-location.ts";
import { setLine, setTarget } from "../set-lines.ts";
import { filesOf, hasSeveralVersions, type TargetLocation } from "./locate-targets.ts";
import { countTargets, lineOf, manifestsLine } from "./named-targets.ts";

/** Maximum number of choices, and of locations with one version, that an error lists. */
const maxChoices = 10;
const maxLocations = 200;

/** Further facts for an error about an ambiguous image. */
export interface AmbiguityContext {
  /** Whether no other image is ambiguous. */
  readonly isAlone: boolean;
  /** The folders of other kustomizations that deploy a location, besides its own. */
  readonly inheritors: ReadonlyMap<ImageLocation, readonly string[]>;
}

/**
 * The fault of an image in several targets, or with several versions: lists each location, and the YAML lines that
 * choose one.
 */
export function ambiguousFault(
  override: ImageOverride,
  locations: readonly TargetLocation[],
  { isAlone, inheritors }: AmbiguityContext,
): UserError {
  const chosen = locations.map((location) => ({ location, line: choiceLine(override, location, locations) }));
  const choices = [...new Set(chosen.flatMap(({ line }) => line ?? []))];
  return new UserError(
    [
      `Input 'images': ${override.name} ${whatIsAmbiguous(locations)}; choose which one to change:`,
      ...listed(chosen, inheritors),
    ].join("\n"),
    {
      code: "ambiguous",
      hint:
        choices.length === 0
          ? "Change them all with `all: true`, or one of them by hand."
          : [
              `${howToChoose(choices, isAlone)}, or change them all with \`all: true\`:`,
              ...firstFew(choices, maxChoices),
            ].join("\n"),
      location: locations[0]?.writtenAt,
    },
  );
}

function whatIsAmbiguous(locations: readonly TargetLocation[]): string {
  const targets = countTargets(filesOf(locations));
  const versions = new Set(locations.map(({ found }) => formatVersion(found.image))).size;
  const several = `${versions} different versions`;
  if (targets === 1) return `has ${several}`;
  return `is in ${targets} targets${versions === 1 ? "" : `, with ${several}`}`;
}

/** Grouped by version. */
function listed(chosen: readonly ChosenLocation[], inheritors: AmbiguityContext["inheritors"]): readonly string[] {
  const byVersion = Map.groupBy(chosen, ({ location: { found } }) => formatVersion(found.image) ?? "no version");
  return [...byVersion].map(([version, having]) => {
    const names = having.map((each) => locationName(each, inheritors.get(each.location) ?? []));
    return `${version}: ${firstFew(names, maxLocations).join(", ")}`;
  });
}

interface ChosenLocation {
  readonly location: TargetLocation;
  /** The YAML line that chooses it. */
  readonly line: string | undefined;
}

/**
 * Starts with the target if input `manifests` accepts it. Otherwise the target follows the location, unless it is the
 * file itself.
 */
function locationName(
  { location: { writtenAt, target }, line }: ChosenLocation,
  inheritors: readonly string[],
): string {
  const where = formatLocation(writtenAt);
  const inherited = inheritors.length === 0 ? [] : [`deployed by ${inheritors.join(", ")}`];
  if (target.name !== writtenAt.file && line !== undefined && line === lineOf(target.name)) {
    return `${target.name} (${[where, ...inherited].join("; ")})`;
  }
  const notes = [...(target.name === writtenAt.file ? [] : [partOf(target.name, writtenAt.file)]), ...inherited];
  return notes.length === 0 ? where : `${where} (${notes.join("; ")})`;
}

/** An object of the same file is named without the file. */
function partOf(target: string, file: string): string {
  const part = target.startsWith(file) ? /^(?:[#:]| \()(.*?)\)?$/.exec(target.slice(file.length)) : null;
  return part?.[1] ?? target;
}

/**
 * An input can be given once per step, and an image that `set` sets would still be searched for by its line in
 * `images`.
 */
function howToChoose(choices: readonly string[], isAlone: boolean): string {
  const [narrowing, setting] = ["manifests:", "set:"].map((input) => choices.some((each) => each.startsWith(input)));
  const notes = [
    ...(narrowing && !isAlone ? ["one `manifests` for all images, one path per line"] : []),
    ...(setting ? ["`set` instead of the image's line in `images`"] : []),
  ];
  return `Choose with one of these lines${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}

/**
 * The YAML line that leaves one target with one version: its folder or file, if that holds nothing else and all
 * locations in it are found without other files; else the value itself. None if it is already up to date, or one value
 * is not enough.
 */
function choiceLine(
  override: ImageOverride,
  location: TargetLocation,
  locations: readonly TargetLocation[],
): string | undefined {
  const { file } = location.file;
  const together = locations.filter(({ target }) => target.name === location.target.name);
  const here = locations.filter((other) => other.file.file === file);
  const whole = canBeChosenAlone(together) ? manifestsLine(location.target, filesOf(locations)) : undefined;
  if (whole !== undefined) return whole;
  const alone = canBeChosenAlone(here) && countTargets(filesOf(here)) === 1 ? lineOf(file) : undefined;
  if (alone !== undefined) return alone;
  const changes = changeImage(location.found, overrideImage(location.found.image, override));
  const [change, another] = typeof changes === "string" ? [] : changes;
  const isOne = change?.kind === "set" && another === undefined && isDeepStrictEqual(change.at, location.found.at);
  return isOne ? setLine(setTarget(location), change.value) : undefined;
}

function canBeChosenAlone(locations: readonly ImageLocation[]): boolean {
  return !hasSeveralVersions(locations) && !locations.some(({ found }) => found.needsOthers);
}
