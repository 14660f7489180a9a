import { isDeepStrictEqual } from "node:util";
import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ImageOverride, overrideImage } from "@pushpull/core/images";
import { firstFew } from "@pushpull/core/text";
import { formatVersion, type ImageLocation } from "../image-location.ts";
import { setLine, setTarget } from "../set-lines.ts";
import { filesOf, hasSeveralVersions, type TargetLocation } from "./locate-targets.ts";
import { countTargets, lineOf, manifestsLine } from "./named-targets.ts";

/** How many lines that choose a place an error lists, and how many places with one version. */
const mostChoices = 10;
const mostLocations = 200;

/** What an error says of the places of an image. */
export interface AmbiguityContext {
  /** Whether it is the only image that is ambiguous. */
  readonly isAlone: boolean;
  /** The folders of the kustomizations that are deployed with what stands at a place, besides its own. */
  readonly inheritors: ReadonlyMap<ImageLocation, readonly string[]>;
}

/** The fault of an image in several targets, or with several versions: each place, and the lines of YAML that choose one. */
export function ambiguousFault(
  override: ImageOverride,
  locations: readonly TargetLocation[],
  { isAlone, inheritors }: AmbiguityContext,
): UserError {
  const chosen = locations.map((location) => ({ location, line: choice(override, location, locations) }));
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
          ? "Change them all with `all: true`, or the one that is meant by hand."
          : [
              `${howToChoose(choices, isAlone)}, or change them all with \`all: true\`:`,
              ...firstFew(choices, mostChoices),
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

/** By version, so that each is there with all its places. */
function listed(chosen: readonly ChosenLocation[], inheritors: AmbiguityContext["inheritors"]): readonly string[] {
  const byVersion = Map.groupBy(chosen, ({ location: { found } }) => formatVersion(found.image) ?? "no version");
  return [...byVersion].map(([version, having]) => {
    const names = having.map((each) => locationName(each, inheritors.get(each.location) ?? []));
    return `${version}: ${firstFew(names, mostLocations).join(", ")}`;
  });
}

interface ChosenLocation {
  readonly location: TargetLocation;
  /** The line of YAML that leaves it. */
  readonly line: string | undefined;
}

/**
 * It begins with the target where the input `manifests` takes it for that. Otherwise that stands behind the place, and is
 * not said where it is the file itself.
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

/** An object of the file itself is named without that. */
function partOf(target: string, file: string): string {
  const part = target.startsWith(file) ? /^(?:[#:]| \()(.*?)\)?$/.exec(target.slice(file.length)) : null;
  return part?.[1] ?? target;
}

/** A step takes each input once, and an image that `set` sets would still be looked for by its own line. */
function howToChoose(choices: readonly string[], isAlone: boolean): string {
  const [narrowing, setting] = ["manifests:", "set:"].map((input) => choices.some((each) => each.startsWith(input)));
  const notes = [
    ...(narrowing && !isAlone ? ["one `manifests` for all images, one a line"] : []),
    ...(setting ? ["`set` instead of the image's line in `images`"] : []),
  ];
  return `Choose with one of these lines${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}

/**
 * The line of YAML that leaves one target with one version: its folder or file, where that holds nothing else and all in it
 * is found without other files; else the value itself. None for what is so already, and for what one value would not do.
 */
function choice(
  override: ImageOverride,
  location: TargetLocation,
  locations: readonly TargetLocation[],
): string | undefined {
  const { file } = location.file;
  const together = locations.filter(({ target }) => target.name === location.target.name);
  const here = locations.filter((other) => other.file.file === file);
  const whole = canBeAlone(together) ? manifestsLine(location.target, filesOf(locations)) : undefined;
  if (whole !== undefined) return whole;
  const alone = canBeAlone(here) && countTargets(filesOf(here)) === 1 ? lineOf(file) : undefined;
  if (alone !== undefined) return alone;
  const changes = location.found.become(overrideImage(location.found.image, override));
  const [change, another] = typeof changes === "string" ? [] : changes;
  const isOne = change?.kind === "set" && another === undefined && isDeepStrictEqual(change.at, location.found.at);
  return isOne ? setLine(setTarget(location), change.value) : undefined;
}

function canBeAlone(locations: readonly ImageLocation[]): boolean {
  return !hasSeveralVersions(locations) && !locations.some(({ found }) => found.needsOthers);
}
