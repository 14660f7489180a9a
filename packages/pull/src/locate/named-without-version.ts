import type { ImageOverride } from "@pushpull/core/images";
import { valueAt } from "@pushpull/core/kubernetes";
import type { NodePath, ParsedDocument, ParsedFile } from "../edit/types.ts";
import { mentionsIn } from "./mentions.ts";
import { below } from "./node-path.ts";
import { setTarget } from "./place.ts";
import { mapOf } from "./shapes.ts";

/** Keys that a version stands at more often than not, where no rule knows them. */
const versionKey = /^(?:tag|version|digest|imageTag|imageVersion)$/i;

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
  const map = path.slice(0, -1);
  const key = Object.keys(mapOf(valueAt(document.value, map))).find((each) => versionKey.test(each));
  return key === undefined ? undefined : below({ document: index, steps: [map] }, key);
}
