import type { UserError } from "@pushpull/core/errors";
import type { PathStep } from "@pushpull/core/yaml";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { below, insideText, rootOf } from "../find/document-nodes.ts";
import type { SetLine } from "../find/intent.ts";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { setFault } from "./parse-set.ts";

/** The last node of a document that a path reaches. */
export interface ReachedNode {
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
  /** Steps that do not exist below this node; empty if the whole path exists. */
  readonly remaining: readonly PathStep[];
}

/** Follows a path, also into scalars that hold YAML. `*` and `[name=web]` can lead to several nodes. */
export function followPath(document: ParsedDocument, path: readonly PathStep[]): readonly ReachedNode[] {
  return follow({ document, at: rootOf(document), value: document.value, remaining: path });
}

function follow(node: ReachedNode): readonly ReachedNode[] {
  const [step, ...remaining] = node.remaining;
  if (step === undefined) return [node];
  const from = enterText(node);
  const next = childrenOf(from, step).map(([key, value]) => ({ ...from, at: below(from.at, key), value, remaining }));
  return next.length === 0 ? [from] : next.flatMap(follow);
}

/** Enters the text of a scalar if it is YAML or JSON that holds a collection. */
function enterText(node: ReachedNode): ReachedNode {
  if (typeof node.value !== "string") return node;
  const value = node.document.textValue(node.at.steps);
  return typeof value === "object" && value !== null ? { ...node, at: insideText(node.at), value } : node;
}

function childrenOf({ value }: ReachedNode, step: PathStep): readonly (readonly [string | number, unknown])[] {
  // `+` means a new item, never an existing one.
  if (step === "+") return [];
  if (Array.isArray(value)) {
    const items = [...value.entries()];
    if (step === "*") return items;
    if ("index" in step) return items.filter(([index]) => index === step.index);
    if ("key" in step) return [];
    const { key, value: wanted } = step.where;
    return items.filter(([, item]) => entriesOf(item, key).some(([, found]) => String(found) === wanted));
  }
  if (step === "*") return isMap(value) ? Object.entries(value) : [];
  return "key" in step ? entriesOf(value, step.key) : [];
}

/** The entry of a key as it is written: unquoted `on` and `y` are booleans in YAML 1.1. */
function entriesOf(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  if (!isMap(value)) return [];
  const read = [key, ...(/^(?:y|yes|on)$/i.test(key) ? ["true"] : /^(?:n|no|off)$/i.test(key) ? ["false"] : [])];
  return read
    .filter((each) => Object.hasOwn(value, each))
    .slice(0, 1)
    .map((each) => [each, value[each]]);
}

/** The documents that a line refers to: the selected one, otherwise all non-empty ones. */
export function documentsOf(line: SetLine, { file, documents }: ParsedFile): readonly ParsedDocument[] | UserError {
  const full = documents.filter(({ value }) => value !== undefined && value !== null);
  const { document } = line;
  if (full.length === 0) return setFault(line, `${file} is empty`, "Use another file.", { file, line: 1 });
  if (document === undefined) return full;
  if ("number" in document) {
    const chosen = full[document.number - 1];
    if (chosen !== undefined) return [chosen];
    const count = full.length === 1 ? "1 document" : `${full.length} documents`;
    return setFault(line, `${file} has ${count}, and no document ${document.number}`, listDocuments(full));
  }
  const { kind, name } = document;
  const chosen = full.filter((each) => nameOf(each) === `${kind}/${name}`);
  if (chosen.length === 1) return chosen;
  const what =
    chosen.length === 0 ? `has no ${kind}/${name}` : `has ${chosen.length} documents that are ${kind}/${name}`;
  return setFault(line, `${file} ${what}`, listDocuments(full));
}

/** Lists the documents of a file for a hint: `#1 (Service/web)`. */
export function listDocuments(documents: readonly ParsedDocument[]): string {
  const names = documents.slice(0, 10).map((each, index) => {
    const name = nameOf(each);
    return name === undefined ? `#${index + 1}` : `#${index + 1} (${name})`;
  });
  return `Its documents: ${names.join(", ")}${documents.length > 10 ? ", …" : ""}.`;
}

function nameOf({ value }: ParsedDocument): string | undefined {
  const { kind, metadata } = mapOf(value);
  const { name } = mapOf(metadata);
  return typeof kind === "string" && typeof name === "string" ? `${kind}/${name}` : undefined;
}
