import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { isMap, type PathStep, typedValue } from "@pushpull/core/yaml";
import { below } from "../find/document-nodes.ts";
import type { SetLine } from "../find/intent.ts";
import type { FileEdit, PlannedFileEdit } from "../find/planned-edit.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import { formatPath, type PlainValue, type ScalarValue, type YamlChange } from "../yaml-edit/yaml-change.ts";
import { describe, missingFault } from "./missing-node.ts";
import { setFault } from "./parse-set.ts";
import { documentsOf, followPath, listDocuments, type ReachedNode } from "./set-nodes.ts";

interface SetOptions {
  /** Add missing keys and items of the path. */
  readonly addMissing: boolean;
  /** Also change values that other paths share through aliases. */
  readonly all?: boolean | undefined;
}

/**
 * Plans what a line of the input `set` changes in its file; an edit without changes if the value is already set.
 * @returns a fault if the path leads nowhere, into several documents, or to a value that is not a scalar
 */
export function setChanges(
  line: SetLine,
  file: ParsedFile,
  options: SetOptions,
): { readonly edits: readonly PlannedFileEdit[] } | UserError {
  const documents = documentsOf(line, file);
  const entry = documents instanceof UserError && options.addMissing ? firstEntry(line, file) : undefined;
  if (entry !== undefined) return { edits: [entry] };
  if (documents instanceof UserError) return documents;
  const reached = documents.map((document) => followPath(document, line.path));
  const matched = reached.filter((nodes) => nodes.some(({ remaining }) => remaining.length === 0));
  if (matched.length > 1) {
    const what = `${line.written} is in ${matched.length} documents of ${file.file}`;
    return setFault(line, what, `Select one: ${file.file}#1:${line.written}=… ${listDocuments(documents)}`);
  }
  const edits =
    matched.length === 0
      ? [addNode(line, reached, options)]
      : matched.flat().map((node) => {
          if (node.remaining.length === 0) return setNode(line, node, matched.flat(), options);
          return options.addMissing ? addRemaining(line, node) : undefined;
        });
  const fault = edits.find((edit) => edit instanceof UserError);
  return fault ?? { edits: edits.flatMap((edit) => (edit === undefined || edit instanceof UserError ? [] : [edit])) };
}

/** @param matched all nodes that the line sets */
function setNode(
  line: SetLine,
  node: ReachedNode,
  matched: readonly ReachedNode[],
  { all }: SetOptions,
): PlannedFileEdit | UserError {
  const { document, at, value: present } = node;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  if (typeof present === "object" && present !== null) {
    const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`;
    return setFault(line, what, "Use the path of a single value in it.", location);
  }
  const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""));
  if (value === present) return { ...edit(line, node, path), changes: [] };
  const readers = all ? [] : document.readers(at.steps);
  if (readers.some((steps) => !matched.some((each) => isDeepStrictEqual(each.at.steps, steps)))) {
    const isWritten = isDeepStrictEqual(readers[0], at.steps);
    const what = isWritten ? "is also used by aliases" : "comes from an anchor that others use too";
    const hint = "Write out the value at each location, or change it everywhere with `all: true`.";
    return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location);
  }
  return { ...edit(line, node, path), changes: [{ kind: "set", at, value }] };
}

/** Only plain keys and items at the end can be added: `*` and `[name=web]` do not say what to create. */
function addNode(
  line: SetLine,
  reached: readonly (readonly ReachedNode[])[],
  options: SetOptions,
): PlannedFileEdit | UserError {
  const [node, ...others] = reached.flat().toSorted((a, b) => a.remaining.length - b.remaining.length);
  if (node === undefined) return setFault(line, `${line.written} does not exist in ${line.file}`, "Check the path.");
  const added = options.addMissing ? addRemaining(line, node) : undefined;
  if (added === undefined) return missingFault(line, node, options);
  if (others.length > 0) {
    return setFault(line, `${line.written} could be added at several locations in ${line.file}`, "Select one of them.");
  }
  return added;
}

/** Plans the first entry of a file that is empty or holds only comments. */
function firstEntry(line: SetLine, { file, text, documents }: ParsedFile): PlannedFileEdit | undefined {
  const [step, ...rest] = line.path;
  const isEmpty = documents.every(({ value }) => value === undefined || value === null);
  const value = wrapInPath(
    rest,
    typedValue(line.value, undefined, line.path.findLast((each) => isKey(each))?.key ?? ""),
  );
  if (!isEmpty || line.document !== undefined || !isKey(step) || value === undefined) return undefined;
  const at = { document: 0, steps: [[]] } as const;
  const path = formatPath([line.path.map((each) => (isKey(each) ? each.key : 0))]);
  const changes: readonly YamlChange[] = [{ kind: "add", at, key: step.key, value }];
  return { file, line: text.split("\n").length, path, from: undefined, to: line.value, changes };
}

/** Plans the addition of the remaining steps to an existing map or list; undefined if the last node is neither. */
function addRemaining(line: SetLine, node: ReachedNode): PlannedFileEdit | undefined {
  const [step, ...rest] = node.remaining;
  const key = node.remaining.findLast((each) => isKey(each))?.key ?? String(node.at.steps.at(-1)?.at(-1) ?? "");
  const item = wrapInPath(rest, typedValue(line.value, undefined, key));
  const length = node.value === null ? 0 : Array.isArray(node.value) ? node.value.length : undefined;
  if (step === undefined || item === undefined) return undefined;
  const isMapped = isMap(node.value) || node.value === null;
  const add: YamlChange | undefined =
    isKey(step) && isMapped
      ? { kind: "add", at: node.at, key: step.key, value: item }
      : length !== undefined && isItem(step, length)
        ? { kind: "append", at: node.at, item, once: step === "+" }
        : undefined;
  if (add === undefined) return undefined;
  const newPath = node.remaining.map((each, nth) => (isKey(each) ? each.key : nth === 0 ? (length ?? 0) : 0));
  return { ...edit(line, { ...node, value: undefined }, formatPath(below(node.at, ...newPath).steps)), changes: [add] };
}

function isKey(step: PathStep | undefined): step is { readonly key: string } {
  return typeof step === "object" && "key" in step;
}

/** Whether a step refers to the item that would be appended to a list of this length. */
function isItem(step: PathStep, length: number): boolean {
  return step === "+" || (typeof step === "object" && "index" in step && step.index === length);
}

/** Wraps a value in the maps and single-item lists of a path; undefined if a step refers to an existing node. */
function wrapInPath([step, ...rest]: readonly PathStep[], value: ScalarValue): PlainValue | undefined {
  if (step === undefined) return value;
  const inner = wrapInPath(rest, value);
  if (inner === undefined) return undefined;
  if (isKey(step)) return { [step.key]: inner };
  return isItem(step, 0) ? [inner] : undefined;
}

function edit({ value: to }: SetLine, { document, at, value }: ReachedNode, path: string): FileEdit {
  const { file, line } = document.locate(at.steps);
  const from = value === undefined || value === null ? undefined : String(value);
  return { file, line, path, from, to };
}
