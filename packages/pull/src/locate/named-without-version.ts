import type { ImageOverride } from "@pushpull/core/images";
import type { NodePath, ParsedDocument, ParsedFile } from "../edit/types.ts";
import { distances, distanceTo, versionFields } from "./formats/helm-versions.ts";
import { mentionsIn } from "./mentions.ts";
import { setTarget } from "./place.ts";
import { versionFor } from "./set-instead.ts";

/** Where an image is named, and its version is none that can be read there: as ends of sentences that begin with the file. */
export function namedWithoutVersion(override: ImageOverride, file: ParsedFile): readonly string[] {
  return [...mentionsIn(file, [override])].flatMap(({ document, at, mentions }) =>
    mentions
      .filter(({ image }) => image === undefined)
      .slice(0, 1)
      .map(({ written }) => {
        const holds = `holds ${written} in line ${document.locate(at.steps).line}`;
        if (/[:@]/.test(written.slice(written.lastIndexOf("/") + 1)))
          return `${holds}, whose version something else fills in: change it there`;
        const beside = versionBeside(document, at);
        if (beside === undefined) return `${holds}, with no version that a rule reads`;
        const other = { found: { at: beside }, file, document };
        const line = `\`set: ${setTarget(other)}=${versionFor(other, override) ?? "…"}\``;
        return `${holds}, with no version that a rule reads: ${line} would set the one beside it`;
      }),
  );
}

/** The nearest: beside the image, in maps around it, or for all charts. */
function versionBeside(document: ParsedDocument, { document: index, steps }: NodePath): NodePath | undefined {
  const [path, ...inside] = steps;
  if (inside.length > 0) return undefined;
  const map = path.slice(0, -1);
  const near = versionFields(document.value)
    .map((field) => ({ ...field, far: distanceTo(field, map) }))
    .filter(({ far }) => far < distances.elsewhere)
    .toSorted((one, other) => one.far - other.far)[0];
  return near === undefined ? undefined : { document: index, steps: [near.path] };
}
