import type { ImageOverride } from "@pushpull/core/images";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { distances, distanceTo, versionFields } from "./formats/helm-versions.ts";
import { mentionsIn } from "./mentions.ts";
import { setTarget } from "./place.ts";
import { versionFor } from "./set-instead.ts";

/** Where an image is named, and its version is none that can be read there: as ends of sentences that begin with the file. */
export function namedWithoutVersion(override: ImageOverride, file: ParsedFile): readonly string[] {
  return [...mentionsIn(file, [override])].flatMap(({ document, at, text, mentions }) =>
    mentions
      .filter(({ image }) => image === undefined)
      .slice(0, 1)
      .map(({ written }) => {
        const { line } = document.locate(at.steps);
        if (hasVersionPart(written)) return filledInReason(written, line);
        const reason = `holds ${written} in line ${line}, with no version that a rule reads`;
        const beside = text === written ? versionBeside(document, at) : undefined;
        if (beside === undefined) return reason;
        const other = { found: { at: beside }, file, document };
        const value = versionFor(other, override);
        if (value === undefined) return reason;
        return `${reason}: \`set: ${setTarget(other)}=${value}\` would set the one beside it`;
      }),
  );
}

/** Whether something stands behind a name where a version would. */
export function hasVersionPart(written: string): boolean {
  return /[:@]/.test(written.slice(written.lastIndexOf("/") + 1));
}

export function filledInReason(written: string, line: number): string {
  return `holds ${written} in line ${line}, whose version something else fills in: change it there`;
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
