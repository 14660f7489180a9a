import { UserError } from "@pushpull/core/errors";
import { formatPath } from "../edit/path.ts";
import type { Change, ParsedFile, PlainValue, ScalarValue } from "../edit/types.ts";
import type { PlannedFileEdit } from "../locate/choose.ts";
import { below } from "../locate/node-path.ts";
import { isMap } from "../locate/shapes.ts";
import type { FileEdit, PathStep, SetLine } from "../locate/types.ts";
import { documentsOf, listed } from "./documents.ts";
import { setFault } from "./fault.ts";
import { followPath, type Reached } from "./follow.ts";
import { describe, missingFault } from "./missing.ts";
import { typedValue } from "./value.ts";

interface SetOptions {
  /** Add the keys of the path that are not there. */
  readonly addMissing: boolean;
  /** Change values that stand in other places too. */
  readonly all?: boolean | undefined;
}

/**
 * What a line of the input `set` changes in its file; an edit without changes where it is so already.
 * @returns a fault where the path leads nowhere, to several documents, or to what is no scalar
 */
export function setChanges(
  line: SetLine,
  file: ParsedFile,
  options: SetOptions,
): { readonly edits: readonly PlannedFileEdit[] } | UserError {
  const documents = documentsOf(line, file);
  if (documents instanceof UserError) return documents;
  const reached = documents.map((document) => followPath(document, line.path));
  const meant = reached.filter((nodes) => nodes.some(({ left }) => left.length === 0));
  if (meant.length > 1) {
    const what = `${line.written} is in ${meant.length} documents of ${file.file}`;
    return setFault(line, what, `Say which is meant: ${file.file}#1:${line.written}=… ${listed(documents)}`);
  }
  const edits =
    meant.length === 0
      ? [addNode(line, reached, options)]
      : meant.flat().map((node) => {
          if (node.left.length === 0) return setNode(line, node, options);
          return options.addMissing ? addedBelow(line, node) : undefined;
        });
  const fault = edits.find((edit) => edit instanceof UserError);
  return fault ?? { edits: edits.flatMap((edit) => (edit === undefined || edit instanceof UserError ? [] : [edit])) };
}

function setNode(line: SetLine, node: Reached, { all }: SetOptions): PlannedFileEdit | UserError {
  const { document, at, value: present } = node;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  if (typeof present === "object" && present !== null) {
    const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`;
    return setFault(line, what, "Name a single value in it.", location);
  }
  const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""));
  if (value === present) return { ...edit(line, node, path), changes: [] };
  const sharing = all ? undefined : document.sharing(at.steps);
  if (sharing !== undefined) {
    const what = sharing === "alias" ? "stands at an anchor, which others use too" : "is used by aliases too";
    const hint = "Write the value out in each place, or change it in all of them with `all: true`.";
    return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location);
  }
  return { ...edit(line, node, path), changes: [{ kind: "set", at, value }] };
}

/** Only plain keys can be added: which item `*` or `[name=web]` would mean is not known. */
function addNode(
  line: SetLine,
  reached: readonly (readonly Reached[])[],
  options: SetOptions,
): PlannedFileEdit | UserError {
  const [node, ...others] = reached.flat().toSorted((a, b) => a.left.length - b.left.length);
  if (node === undefined) return setFault(line, `${line.written} leads nowhere in ${line.file}`, "Check the path.");
  const added = options.addMissing ? addedBelow(line, node) : undefined;
  if (added === undefined) return missingFault(line, node);
  if (others.length > 0) {
    return setFault(line, `${line.written} could be added in several places of ${line.file}`, "Name one of them.");
  }
  return added;
}

/** The keys that are left of a path, in the map that they are to be added to; undefined where that is none. */
function addedBelow(line: SetLine, node: Reached): PlannedFileEdit | undefined {
  const keys = node.left.flatMap((step) => (isKey(step) ? [step.key] : []));
  const [key, ...rest] = keys;
  const isMapped = isMap(node.value) || node.value === null;
  if (!isMapped || keys.length < node.left.length || key === undefined) return undefined;
  const value = typedValue(line.value, undefined, keys.at(-1) ?? "");
  const path = formatPath(below(node.at, ...keys).steps);
  const changes: readonly Change[] = [{ kind: "add", at: node.at, key, value: nested(rest, value) }];
  return { ...edit(line, { ...node, value: undefined }, path), changes };
}

function isKey(step: PathStep): step is { readonly key: string } {
  return step !== "*" && "key" in step;
}

function nested([key, ...rest]: readonly string[], value: ScalarValue): PlainValue {
  return key === undefined ? value : { [key]: nested(rest, value) };
}

function edit({ value: to }: SetLine, { document, at, value }: Reached, path: string): FileEdit {
  const { file, line } = document.locate(at.steps);
  const from = value === undefined || value === null ? undefined : String(value);
  return { file, line, path, from, to };
}
