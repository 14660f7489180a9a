import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { formatPath } from "../edit/path.ts";
import type { Change, ParsedFile, PlainValue, ScalarValue } from "../edit/types.ts";
import { below, isMap } from "../find/document-nodes.ts";
import type { PathStep, SetLine } from "../find/intent.ts";
import type { FileEdit, PlannedFileEdit } from "../find/planned-edit.ts";
import { documentsOf, listed } from "./documents.ts";
import { setFault } from "./fault.ts";
import { followPath, type Reached } from "./follow.ts";
import { describe, missingFault } from "./missing.ts";
import { typedValue } from "./value.ts";

interface SetOptions {
  /** Add the keys and items of the path that are not there. */
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
  const filled = documents instanceof UserError && options.addMissing ? filledFile(line, file) : undefined;
  if (filled !== undefined) return { edits: [filled] };
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
          if (node.left.length === 0) return setNode(line, node, meant.flat(), options);
          return options.addMissing ? addedBelow(line, node) : undefined;
        });
  const fault = edits.find((edit) => edit instanceof UserError);
  return fault ?? { edits: edits.flatMap((edit) => (edit === undefined || edit instanceof UserError ? [] : [edit])) };
}

/** @param meant all that the line sets */
function setNode(
  line: SetLine,
  node: Reached,
  meant: readonly Reached[],
  { all }: SetOptions,
): PlannedFileEdit | UserError {
  const { document, at, value: present } = node;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  if (typeof present === "object" && present !== null) {
    const what = `${path} in ${location.file}:${location.line} is ${describe(present)}`;
    return setFault(line, what, "Name a single value in it.", location);
  }
  const value = typedValue(line.value, present, String(at.steps.at(-1)?.at(-1) ?? ""));
  if (value === present) return { ...edit(line, node, path), changes: [] };
  const readers = all ? [] : document.readers(at.steps);
  if (readers.some((steps) => !meant.some((each) => isDeepStrictEqual(each.at.steps, steps)))) {
    const isWritten = isDeepStrictEqual(readers[0], at.steps);
    const what = isWritten ? "is used by aliases too" : "stands at an anchor, which others use too";
    const hint = "Write the value out in each place, or change it in all of them with `all: true`.";
    return setFault(line, `the value of ${path} in ${location.file}:${location.line} ${what}`, hint, location);
  }
  return { ...edit(line, node, path), changes: [{ kind: "set", at, value }] };
}

/** Only plain keys and items at the end can be added: which item `*` or `[name=web]` would mean is not known. */
function addNode(
  line: SetLine,
  reached: readonly (readonly Reached[])[],
  options: SetOptions,
): PlannedFileEdit | UserError {
  const [node, ...others] = reached.flat().toSorted((a, b) => a.left.length - b.left.length);
  if (node === undefined) return setFault(line, `${line.written} leads nowhere in ${line.file}`, "Check the path.");
  const added = options.addMissing ? addedBelow(line, node) : undefined;
  if (added === undefined) return missingFault(line, node, options);
  if (others.length > 0) {
    return setFault(line, `${line.written} could be added in several places of ${line.file}`, "Name one of them.");
  }
  return added;
}

/** The first of a file that has nothing in it, or only comments. */
function filledFile(line: SetLine, { file, text, documents }: ParsedFile): PlannedFileEdit | undefined {
  const [step, ...rest] = line.path;
  const isEmpty = documents.every(({ value }) => value === undefined || value === null);
  const value = nested(rest, typedValue(line.value, undefined, line.path.findLast((each) => isKey(each))?.key ?? ""));
  if (!isEmpty || line.document !== undefined || !isKey(step) || value === undefined) return undefined;
  const at = { document: 0, steps: [[]] } as const;
  const path = formatPath([line.path.map((each) => (isKey(each) ? each.key : 0))]);
  const changes: readonly Change[] = [{ kind: "add", at, key: step.key, value }];
  return { file, line: text.split("\n").length, path, from: undefined, to: line.value, changes };
}

/** What is left of a path, in the map or list that it is to be added to; undefined where that is none. */
function addedBelow(line: SetLine, node: Reached): PlannedFileEdit | undefined {
  const [step, ...rest] = node.left;
  const key = node.left.findLast((each) => isKey(each))?.key ?? String(node.at.steps.at(-1)?.at(-1) ?? "");
  const item = nested(rest, typedValue(line.value, undefined, key));
  const length = node.value === null ? 0 : Array.isArray(node.value) ? node.value.length : undefined;
  if (step === undefined || item === undefined) return undefined;
  const isMapped = isMap(node.value) || node.value === null;
  const add: Change | undefined =
    isKey(step) && isMapped
      ? { kind: "add", at: node.at, key: step.key, value: item }
      : length !== undefined && isItem(step, length)
        ? { kind: "append", at: node.at, item, once: step === "+" }
        : undefined;
  if (add === undefined) return undefined;
  const way = node.left.map((each, nth) => (isKey(each) ? each.key : nth === 0 ? (length ?? 0) : 0));
  return { ...edit(line, { ...node, value: undefined }, formatPath(below(node.at, ...way).steps)), changes: [add] };
}

function isKey(step: PathStep | undefined): step is { readonly key: string } {
  return typeof step === "object" && "key" in step;
}

/** Whether a step means the item that a list of this length would get. */
function isItem(step: PathStep, length: number): boolean {
  return step === "+" || (typeof step === "object" && "index" in step && step.index === length);
}

/** A value in the maps and lists of one item that lead to it; undefined where a step means something that is there. */
function nested([step, ...rest]: readonly PathStep[], value: ScalarValue): PlainValue | undefined {
  if (step === undefined) return value;
  const inner = nested(rest, value);
  if (inner === undefined) return undefined;
  if (isKey(step)) return { [step.key]: inner };
  return isItem(step, 0) ? [inner] : undefined;
}

function edit({ value: to }: SetLine, { document, at, value }: Reached, path: string): FileEdit {
  const { file, line } = document.locate(at.steps);
  const from = value === undefined || value === null ? undefined : String(value);
  return { file, line, path, from, to };
}
