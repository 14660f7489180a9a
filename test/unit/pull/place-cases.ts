import { formatImage, overrideImage, parseImage } from "@pushpull/core/images";
import { changeImage } from "../../../packages/pull/src/find/change-image.ts";
import type { Format } from "../../../packages/pull/src/find/formats/format.ts";
import type { FoundImage } from "../../../packages/pull/src/find/image-location.ts";
import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { formatPath } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";

export const oldDigest = `sha256:${"1f2e3d4c5b6a7988".repeat(4)}`;
export const newDigest = `sha256:${"a0b1c2d3e4f50617".repeat(4)}`;

/** What a format finds in a text, each as `PATH: IMAGE`. */
export function placesIn(format: Format, text: string, file = "file.yaml"): readonly string[] {
  return findIn(format, text, file).map(({ at, image }) => `${formatPath(at.steps)}: ${formatImage(image)}`);
}

/** A text with every image that a format finds in it set to a version or a whole reference, or why it cannot be. */
export function withImages(format: Format, text: string, version: string, file = "file.yaml"): string {
  const whole = /[/]/.test(version) ? parseImage(version) : undefined;
  const { tag, digest } = whole ?? parseImage(version.startsWith("@") ? `any${version}` : `any:${version}`) ?? {};
  // A copy, since what is found is plain data, and a closure cannot be copied.
  const changes = findIn(format, text, file).map((found) =>
    changeImage(
      structuredClone(found),
      overrideImage(found.image, { name: found.image.name, newName: whole?.name, tag, digest }),
    ),
  );
  const refused = changes.find((each) => typeof each === "string");
  if (typeof refused === "string") return refused;
  return editFile(
    parseFile(text, file),
    changes.flatMap((each) => (typeof each === "string" ? [] : each)),
  );
}

function findIn(format: Format, text: string, file: string): readonly FoundImage[] {
  return parseFile(text, file).documents.flatMap((document) => format({ file, document }, { policies: new Map() }));
}
