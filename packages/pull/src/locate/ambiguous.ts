import { isDeepStrictEqual } from "node:util";
import { formatLocation, type ImageOverride, overrideImage, UserError } from "@pushpull/core";
import { type Place, setTarget } from "./place.ts";
import { formatVersion } from "./version.ts";

/** How many places an error lists. */
const mostListed = 10;

/**
 * The fault of an image that stands with several versions: each place, and the lines of YAML that choose one.
 * @param isAlone whether it is the only image of which that is so
 */
export function ambiguousFault(override: ImageOverride, places: readonly Place[], isAlone: boolean): UserError {
  const versions = new Set(places.map(({ found }) => formatVersion(found.image)));
  const choices = [...new Set(places.flatMap((place) => choice(override, place, places) ?? []))];
  return new UserError(
    [
      `Input 'images': ${override.name} stands with ${versions.size} versions, and nothing says which is meant:`,
      ...some(
        places.map(
          ({ found, location }) => `${formatLocation(location)}: ${formatVersion(found.image) ?? "no version"}`,
        ),
      ),
    ].join("\n"),
    {
      code: "ambiguous",
      hint:
        choices.length === 0
          ? "Change them all with `all: true`, or the one that is meant by hand."
          : [`${howToChoose(choices, isAlone)}, or change them all with \`all: true\`:`, ...some(choices)].join("\n"),
      location: places[0]?.location,
    },
  );
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
 * The line of YAML that leaves one version: the file, where all places in it have the same and are found by it. None for
 * what is so already, and for what one value would not do.
 */
function choice(override: ImageOverride, place: Place, places: readonly Place[]): string | undefined {
  const { file } = place.file;
  const here = places.filter((other) => other.file.file === file);
  const isAlone = !here.some(({ found }) => found.needsOthers);
  if (isAlone && new Set(here.map(({ found }) => formatVersion(found.image))).size === 1) return `manifests: ${file}`;
  const changes = place.found.become(overrideImage(place.found.image, override));
  const [change, another] = typeof changes === "string" ? [] : changes;
  const isOne = change?.kind === "set" && another === undefined && isDeepStrictEqual(change.at, place.found.at);
  return isOne ? `set: ${setTarget(place)}=${change.value}` : undefined;
}

function some(lines: readonly string[]): readonly string[] {
  const more = lines.length - mostListed;
  return more > 0 ? [...lines.slice(0, mostListed), `and ${more} more`] : lines;
}
