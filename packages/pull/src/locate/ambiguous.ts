import { isDeepStrictEqual } from "node:util";
import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ImageOverride, overrideImage } from "@pushpull/core/images";
import { firstFew } from "@pushpull/core/text";
import { type Place, setTarget } from "./place.ts";
import { countTargets, lineOf, manifestsLine } from "./targets/named-targets.ts";
import { filesOf, hasSeveralVersions, type TargetPlace } from "./targets/target-place.ts";
import { formatVersion } from "./version.ts";

/** How many lines that choose a place an error lists, and how many places with one version. */
const mostChoices = 10;
const mostPlaces = 200;

/**
 * The fault of an image in several targets, or with several versions: each place, and the lines of YAML that choose one.
 * @param isAlone whether it is the only image of which that is so
 */
export function ambiguousFault(override: ImageOverride, places: readonly TargetPlace[], isAlone: boolean): UserError {
  const choices = [...new Set(places.flatMap((place) => choice(override, place, places) ?? []))];
  return new UserError(
    [
      `Input 'images': ${override.name} ${whatIsAmbiguous(places)}; choose which one to change:`,
      ...listed(places),
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
      location: places[0]?.location,
    },
  );
}

function whatIsAmbiguous(places: readonly TargetPlace[]): string {
  const targets = countTargets(filesOf(places));
  const versions = new Set(places.map(({ found }) => formatVersion(found.image))).size;
  const several = `${versions} different versions`;
  if (targets === 1) return `has ${several}`;
  return `is in ${targets} targets${versions === 1 ? "" : `, with ${several}`}`;
}

/** By version, so that each is there with all its places. */
function listed(places: readonly TargetPlace[]): readonly string[] {
  const byVersion = Map.groupBy(places, ({ found }) => formatVersion(found.image) ?? "no version");
  return [...byVersion].map(
    ([version, having]) => `${version}: ${firstFew(having.map(placeName), mostPlaces).join(", ")}`,
  );
}

/** The target is not said where it is the file itself. */
function placeName({ location, target: { name } }: TargetPlace): string {
  const where = formatLocation(location);
  return name === location.file ? where : `${name} (${where})`;
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

/** The fault of a value that is used in other places too. */
export function sharedFault({ name }: ImageOverride, { location }: Place, sharing: "alias" | "anchor"): UserError {
  const what = {
    alias: "is an alias: its value stands at an anchor, which others use too",
    anchor: "is an anchor: the aliases that stand for it would change too",
  };
  return new UserError(`${name} at ${formatLocation(location)} ${what[sharing]}`, {
    code: "ambiguous",
    hint: "Change all that share the value with `all: true`, or write the value out in each place.",
    location,
  });
}

/**
 * The line of YAML that leaves one target with one version: its folder or file, where that holds nothing else and all in it
 * is found without other files; else the value itself. None for what is so already, and for what one value would not do.
 */
function choice(override: ImageOverride, place: TargetPlace, places: readonly TargetPlace[]): string | undefined {
  const { file } = place.file;
  const together = places.filter(({ target }) => target.name === place.target.name);
  const here = places.filter((other) => other.file.file === file);
  const whole = canBeAlone(together) ? manifestsLine(place.target, filesOf(places)) : undefined;
  if (whole !== undefined) return whole;
  const alone = canBeAlone(here) && countTargets(filesOf(here)) === 1 ? lineOf(file) : undefined;
  if (alone !== undefined) return alone;
  const changes = place.found.become(overrideImage(place.found.image, override));
  const [change, another] = typeof changes === "string" ? [] : changes;
  const isOne = change?.kind === "set" && another === undefined && isDeepStrictEqual(change.at, place.found.at);
  return isOne ? `set: ${setTarget(place)}=${change.value}` : undefined;
}

function canBeAlone(places: readonly Place[]): boolean {
  return !hasSeveralVersions(places) && !places.some(({ found }) => found.needsOthers);
}
