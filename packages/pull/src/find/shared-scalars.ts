import { isDeepStrictEqual } from "node:util";
import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName, parseImage } from "@pushpull/core/images";
import { firstFew } from "@pushpull/core/text";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import { formatPath, type NodePath, type YamlChange } from "../yaml-edit/yaml-change.ts";
import type { PlannedEdit } from "./planned-edit.ts";
import { namesOf } from "./search-words.ts";

/** Maximum number of locations sharing a value that an error names. */
const maxListed = 5;

type Steps = NodePath["steps"];

interface Joined {
  /** One edit for each scalar that is written, however many aliases and merge keys lead to it. */
  readonly edits: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
}

/**
 * Joins edits of a scalar that aliases and merge keys share. If something else reads the same scalar, that is a fault,
 * one for each scalar, unless `all` is set.
 * @param files the edited files, by path
 */
export function joinSharedScalars(
  edits: readonly PlannedEdit[],
  files: ReadonlyMap<string, ParsedFile>,
  { images, all }: { readonly images: readonly ImageOverride[]; readonly all: boolean },
): Joined {
  const wanted = new Set(edits.flatMap(({ file, changes }) => changes.map(({ at }) => nodeKey(file, at))));
  const joined = new Map<string, PlannedEdit>();
  const faults = new Map<string, UserError>();
  // One list for each scalar, which many edits may share.
  const others = new Map<readonly Steps[], readonly Steps[]>();
  for (const edit of edits) {
    const { file, image = "", target, changes } = edit;
    const override = images.find(({ name }) => name === image);
    const written = changes.map((change) => {
      const document = files.get(file)?.documents[change.at.document];
      const readers = document?.readers(change.at.steps) ?? [];
      const at = { ...change.at, steps: readers[0] ?? change.at.steps };
      const unasked = others.get(readers) ?? readers.filter((steps) => !wanted.has(nodeKey(file, { ...at, steps })));
      others.set(readers, unasked);
      const key = nodeKey(file, at);
      if (document !== undefined && unasked.length > 0 && !all && !isWhole(change, override) && !faults.has(key)) {
        faults.set(key, sharedFault(image, document, at.steps, unasked));
      }
      return { ...change, at };
    });
    const key = JSON.stringify([file, image, target, written]);
    if (!joined.has(key)) joined.set(key, { ...edit, ...whereWritten(edit, written[0], files.get(file)) });
  }
  return { edits: [...joined.values()], faults: [...faults.values()] };
}

/** Where the value of an alias or a merge key is written. */
function whereWritten(
  { changes: [change] }: PlannedEdit,
  written: YamlChange | undefined,
  file: ParsedFile | undefined,
): Partial<PlannedEdit> {
  if (written === undefined || isDeepStrictEqual(written, change)) return {};
  const document = file?.documents[written.at.document];
  if (document === undefined) return {};
  return { path: formatPath(written.at.steps), line: document.locate(written.at.steps).line };
}

function nodeKey(file: string, { document, steps }: NodePath): string {
  return JSON.stringify([file, document, steps]);
}

/** Whether the scalar holds both name and version: then every reader of it uses this image. */
function isWhole(change: YamlChange, override: ImageOverride | undefined): boolean {
  const name = change.kind === "set" ? parseImage(String(change.value))?.name : undefined;
  return name !== undefined && override !== undefined && namesOf(override).includes(normalizeName(name));
}

/** @param others the paths of readers that are not known to use the image */
function sharedFault(image: string, document: ParsedDocument, steps: Steps, others: readonly Steps[]): UserError {
  const location = document.locate(steps);
  const where = firstFew(
    others,
    maxListed,
    (each) => `${formatPath(each)} in ${formatLocation(document.locate(each))}`,
  ).join(", ");
  return new UserError(`${image} takes its value from ${formatLocation(location)}, which others use too: ${where}`, {
    code: "ambiguous",
    hint: "Change it for all of them with `all: true`, or write out the value at each location.",
    location,
  });
}
