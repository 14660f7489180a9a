import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName, overrideImage, parseImage } from "@pushpull/core/images";
import { changeImage } from "../change-image.ts";
import { formatVersion, type ImageLocation } from "../image-location.ts";
import type { IneffectiveLocation } from "../overlays/overridden-locations.ts";
import { namesOf } from "../search-words.ts";
import { setLine, setTarget } from "../set-lines.ts";
import { folderOf, isKustomizationFile } from "./deploy-targets.ts";
import { lineOf } from "./named-targets.ts";

/** Maximum number of setters and of choices that an error lists. */
const maxListed = 10;

/**
 * The fault of an image whose locations in `manifests` have no effect, because every kustomization that includes them
 * overrides them.
 */
export function ineffectiveFault(
  override: ImageOverride,
  locations: readonly IneffectiveLocation<ImageLocation>[],
): UserError {
  const all = locations.flatMap((each) => each.setters.map((setter) => ({ ...setter, where: setter.locate() })));
  const idle = all.filter(({ kind }) => kind === "idle");
  const setters = all.filter((setter) => !idle.includes(setter));
  const where = [...new Set(setters.map((setter) => formatLocation(setter.where)))];
  const choices = [
    ...setters.map((setter) => otherImageLine(override, setter.value) ?? whereLine(setter.file)),
    ...locations.map(({ location }) => idleLine(override, location)),
  ];
  const [first] = locations;
  const at = first === undefined ? "" : ` at ${formatLocation(first.location.writtenAt)}`;
  const unselecting = [...new Set(idle.map((each) => formatLocation(each.where)))].slice(0, maxListed);
  const causes = [
    ...(where.length > 0 || idle.length === 0 ? [["its image is set in:", ...where.slice(0, maxListed)]] : []),
    ...(idle.length > 0 ? [["its patch selects no object of its kustomization:", ...unselecting]] : []),
  ].map((lines) => lines.join("\n"));
  return new UserError(
    `Input 'images': a change of ${override.name}${at} would have no effect, because ${causes.join("\nand because ")}`,
    {
      code: "image",
      hint: [
        setters.length > 0 || idle.length === 0
          ? "Choose where it is set with one of these lines, or set the ineffective value nevertheless (`set` instead of the image's line in `images`):"
          : "Correct the patch's target, or the name of its object. To set the ineffective value nevertheless, use `set` instead of the image's line in `images`:",
        ...[...new Set(choices.flatMap((line) => line ?? []))].slice(0, maxListed),
      ].join("\n"),
      location: first?.location.writtenAt,
    },
  );
}

function whereLine(file: string): string | undefined {
  return lineOf(isKustomizationFile(file) ? folderOf(file) || "." : file);
}

/** The line that sets the image by the name that it has there; undefined if it has the same. */
function otherImageLine(override: ImageOverride, value: unknown): string | undefined {
  const image = typeof value === "string" ? parseImage(value) : undefined;
  const version = formatVersion(override);
  if (image === undefined || version === undefined) return undefined;
  const isSame = namesOf(override).includes(normalizeName(image.name));
  return isSame ? undefined : `images: ${image.name}=${version}`;
}

function idleLine(override: ImageOverride, location: ImageLocation): string | undefined {
  const changes = changeImage(location.found, overrideImage(location.found.image, override));
  const [change] = typeof changes === "string" ? [] : changes;
  return change?.kind === "set" && formatVersion(location.found.image) !== undefined
    ? setLine(setTarget({ ...location, found: { at: change.at } }), change.value)
    : undefined;
}
