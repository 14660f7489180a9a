import type { ImageOverride } from "@pushpull/core/images";
import { valueAt } from "@pushpull/core/kubernetes";
import type { NodePath, ParsedDocument, ParsedFile } from "../edit/types.ts";
import { versionKey } from "./formats/helm-values.ts";
import { mentionsIn } from "./mentions.ts";
import { below } from "./node-path.ts";
import { setTarget } from "./place.ts";
import { mapOf } from "./shapes.ts";

/** Where an image is named, and its version is none that can be read there: as ends of sentences that begin with the file. */
export function namedWithoutVersion(override: ImageOverride, file: ParsedFile): readonly string[] {
  return [...mentionsIn(file, [override])].flatMap(({ document, at, mentions }) =>
    mentions
      .filter(({ image }) => image === undefined)
      .slice(0, 1)
      .map(({ written }) => {
        const holds = `holds ${written} in line ${document.locate(at.steps).line}`;
        if (/[:@]/.test(written.slice(written.lastIndexOf("/") + 1)))
          return `${holds}, whose version something else fills in`;
        const beside = versionBeside(document, at);
        if (beside === undefined) return `${holds}, with no version that a rule reads`;
        const target = setTarget({ found: { at: beside }, file, document });
        return `${holds}, with no version that a rule reads: \`set: ${target}=…\` would set the one beside it`;
      }),
  );
}

function versionBeside(document: ParsedDocument, { document: index, steps }: NodePath): NodePath | undefined {
  const [path, ...inside] = steps;
  if (inside.length > 0) return undefined;
  // The nearest counts: beside the image, else levels above it.
  for (let length = path.length - 1; length >= 0; length--) {
    const map = path.slice(0, length);
    const beside = Object.entries(mapOf(valueAt(document.value, map))).find(
      ([key, value]) => versionKey.test(key) && (typeof value === "string" || typeof value === "number"),
    );
    if (beside !== undefined) return below({ document: index, steps: [map] }, beside[0]);
  }
  return undefined;
}
