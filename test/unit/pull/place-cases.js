import { formatImage, overrideImage, parseImage } from "@pushpull/core/images";
import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { formatPath } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";
export const oldDigest = `sha256:${"1f2e3d4c5b6a7988".repeat(4)}`;
export const newDigest = `sha256:${"a0b1c2d3e4f50617".repeat(4)}`;
/** What a format finds in a text, each as `PATH: IMAGE`. */
export function placesIn(format, text, file = "file.yaml") {
    return findIn(format, text, file).map(({ at, image }) => `${formatPath(at.steps)}: ${formatImage(image)}`);
}
/** A text with every image that a format finds in it set to a version or a whole reference, or why it cannot be. */
export function withImages(format, text, version, file = "file.yaml") {
    const whole = /[/]/.test(version) ? parseImage(version) : undefined;
    const { tag, digest } = whole ?? parseImage(version.startsWith("@") ? `any${version}` : `any:${version}`) ?? {};
    const changes = findIn(format, text, file).map(({ image, become }) => become(overrideImage(image, { name: image.name, newName: whole?.name, tag, digest })));
    const refused = changes.find((each) => typeof each === "string");
    if (typeof refused === "string")
        return refused;
    return editFile(text, file, changes.flatMap((each) => (typeof each === "string" ? [] : each)));
}
function findIn(format, text, file) {
    return parseFile(text, file).documents.flatMap((document) => format({ file, document }, { policies: new Map() }));
}
