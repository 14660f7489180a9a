import { UserError } from "@pushpull/core";
import { formatPath } from "../edit/path.ts";
import type { Change, ParsedFile, PlainValue, ScalarValue } from "../edit/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import { below } from "../locate/node-path.ts";
import { isMap } from "../locate/shapes.ts";
import type { PathStep, SetLine } from "../locate/types.ts";
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
 * What a line of the input `set` changes in its file; nothing where it is so already.
 * @returns a fault where the path leads nowhere, to several documents, or to what is no scalar
 */
export function setChanges(
  line: SetLine,
  file: ParsedFile,
  options: SetOptions,
): { readonly edits: readonly PlannedEdit[] } | UserError {
  const documents = documentsOf(line, file);
  if (documents instanceof UserError) return documents;
  const reached = documents.map((document) => followPath(document, line.path));
  const meant = reached.filter((nodes) => nodes.some(({ left }) => left.length === 0));
  if (meant.length > 1) {
    const what = `${line.written} is in ${meant.length} documents of ${file.file}`;
    return setFault(line, what, `Say which is meant: ${file.file}#1:${line.written}=… ${listed(documents)}`);
  }
  const found = meant.flat().filter(({ left }) => left.length === 0);
  const edits =
    found.length > 0 ? found.map((node) => setNode(line, node, options)) : [addNode(line, reached, options)];
  const fault = edits.find((edit) => edit instanceof UserError);
  return fault ?? { edits: edits.flatMap((edit) => (edit === undefined || edit instanceof UserError ? [] : [edit])) };
}

function setNode(line: SetLine, node: Reached, { all }: SetOptions): PlannedEdit | UserError | undefined {
  const { document, at, value: present } = node;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  if (typeof present === "object" && present !== null) {
    const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`;
    return setFault(line, what, "Name a single value in it.", location);
  }
  const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""));
  if (value === present) return undefined;
  const sharing = all ? undefined : document.sharing(at.steps);
  if (sharing !== undefined) {
    const what = sharing === "alias" ? "stands at an anchor, which others use too" : "is used by aliases too";
    const hint = "Write the value out in each place, or change it in all of them with `all: true`.";
    return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location);
  }
  return edit(line, node, path, { kind: "set", at, value });
}

/** Only plain keys can be added: which item `*` or `[name=web]` would mean is not known. */
function addNode(
  line: SetLine,
  reached: readonly (readonly Reached[])[],
  options: SetOptions,
): PlannedEdit | UserError {
  const [node, ...others] = reached.flat().toSorted((a, b) => a.left.length - b.left.length);
  if (node === undefined) return setFault(line, `${line.written} leads nowhere in ${line.file}`, "Check the path.");
  const keys = node.left.flatMap((step) => (isKey(step) ? [step.key] : []));
  const [key, ...rest] = keys;
  const isAddable = isMap(node.value) && keys.length === node.left.length && key !== undefined;
  if (!options.addMissing || !isAddable) return missingFault(line, node);
  if (others.length > 0) {
    return setFault(line, `${line.written} could be added in several places of ${line.file}`, "Name one of them.");
  }
  const value = typedValue(line.value, undefined, keys.at(-1) ?? "");
  const added = { kind: "add", at: node.at, key, value: nested(rest, value) } as const;
  return edit(line, { ...node, value: undefined }, formatPath(below(node.at, ...keys).steps), added);
}

function isKey(step: PathStep): step is { readonly key: string } {
  return step !== "*" && "key" in step;
}

function nested([key, ...rest]: readonly string[], value: ScalarValue): PlainValue {
  return key === undefined ? value : { [key]: nested(rest, value) };
}

function edit({ value: to }: SetLine, { document, at, value }: Reached, path: string, change: Change): PlannedEdit {
  const { file, line } = document.locate(at.steps);
  const from = value === undefined || value === null ? undefined : String(value);
  return { file, line, path, from, to, changes: [change] };
}
