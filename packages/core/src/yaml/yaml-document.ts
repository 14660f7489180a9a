import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { Location } from "../errors/location.ts";
import { UserError } from "../errors/user-error.ts";
import type { FieldPath } from "../kubernetes/field-path.ts";
import { isMergeKey, resolveAliases } from "./aliases.ts";
import { repeatedKeys } from "./repeated-keys.ts";
import { yamlTokens } from "./tokens.ts";
import { kubernetesYaml } from "./yaml-schema.ts";
import { readValue, spacesForTabs, startOf } from "./yaml-value.ts";

/** One document of a file, and the locations of its fields. */
export interface YamlDocument {
  readonly value: unknown;
  /** Where the document's content begins. */
  readonly location: Location;
  /** The location of a field; if it is not in the file, of the nearest field that contains it. */
  locate(path: FieldPath): Location;
}

/** Maximum size of a file in bytes: larger than any set of manifests, and read in seconds. */
const maxFileSize = 32 * 1024 * 1024;

const maxDocuments = 20_000;

export interface YamlOptions {
  /** What a key that is repeated in a map is: a fault, or, as Go's libraries read it, the last one counts. */
  readonly repeatedKeys?: "fault" | "last";
}

/**
 * Reads the documents of a YAML or JSON file as kubectl does. Empty documents are left out.
 * @param file its path, as messages show it
 * @returns the documents, and a fault with its line for everything that cannot be read
 */
export function parseYaml(
  content: string,
  file: string,
  options: YamlOptions = {},
): { readonly documents: readonly YamlDocument[]; readonly faults: readonly UserError[] } {
  if (content.length > maxFileSize) return { documents: [], faults: [fileFault(file, "is larger than 32 MB")] };
  const text = spacesForTabs(content.replace(/^\uFEFF/, ""));
  const lineCounter = new LineCounter();
  const at = (offset: number): Location => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const read: Read[] = [];
  try {
    for (const document of documentsOf(text, lineCounter)) {
      if (options.repeatedKeys !== "last") document.errors.push(...repeatedKeys(document));
      if (document.errors.some(isStackOverflow))
        return { documents: [], faults: [fileFault(file, "is nested too deeply")] };
      if (read.length === maxDocuments) {
        return { documents: [], faults: [fileFault(file, `has more than ${maxDocuments} documents`)] };
      }
      read.push(readDocument(document, text, at));
    }
  } catch (error) {
    // The recursive parser overflowed the stack.
    if (error instanceof RangeError) return { documents: [], faults: [fileFault(file, "is nested too deeply")] };
    throw error;
  }
  return { documents: read.flatMap(({ documents }) => documents), faults: read.flatMap(({ faults }) => faults) };
}

/** Yields one document at a time, unlike `parseAllDocuments`: nodes take many times the memory of the text. */
function documentsOf(text: string, lineCounter: LineCounter): Iterable<Document> {
  return new Composer(kubernetesYaml).compose(yamlTokens(text, lineCounter.addNewLine));
}

interface Read {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly UserError[];
}

function readDocument(document: Document, text: string, at: (offset: number) => Location): Read {
  const read = readValue(document, text, at);
  if ("faults" in read) return { documents: [], faults: read.faults };
  if (read.value === null) return { documents: [], faults: [] };
  const location = at(startOf(document));
  return { documents: [{ value: read.value, location, locate: locator(document, text, at) }], faults: [] };
}

/** Locates fields. Few are requested, so nodes are parsed again on demand instead of being kept. */
function locator({ range }: Document, text: string, at: (offset: number) => Location): YamlDocument["locate"] {
  const [begin, , end] = range ?? [0, 0, text.length];
  let document: Document | undefined;
  return (path) => {
    document ??= parseAgain(text.slice(begin, end), at);
    return at(begin + (document === undefined ? 0 : offsetOf(document, path)));
  };
}

function parseAgain(text: string, at: (offset: number) => Location): Document | undefined {
  const [document] = new Composer(kubernetesYaml).compose(yamlTokens(text));
  if (document !== undefined) resolveAliases(document, text, at);
  return document;
}

/** Follows a path as far as it exists. */
function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = entryOf(node, String(step), document);
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** A map's own entry, or else that of a map merged into it (`<<: *other`). */
function entryOf(map: YAMLMap, name: string, document: Document): Pair | undefined {
  const own = entriesOf(map).get(name);
  if (own !== undefined) return own;
  const merged = map.items
    .filter(({ key }) => isMergeKey(key))
    .flatMap(({ value }) => (isSeq(value) ? value.items : [value]))
    .map((source) => (isAlias(source) ? source.resolve(document) : source));
  for (const source of merged) {
    const entry = isMap(source) ? entryOf(source, name, document) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}

const knownEntries = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The entries of a map by name, the first of each. Made once: all fields of a map may be located one by one. */
function entriesOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = knownEntries.get(map);
  if (known !== undefined) return known;
  const named = map.items.map(
    (pair) => [isScalar(pair.key) ? String(pair.key.value) : String(pair.key), pair] as const,
  );
  const entries = new Map(named.toReversed());
  knownEntries.set(map, entries);
  return entries;
}

function isStackOverflow({ message }: Error): boolean {
  return message.startsWith("Maximum call stack");
}

function fileFault(file: string, what: string): UserError {
  return new UserError(`${file} ${what}`, {
    code: "manifest",
    hint: "Split it into several files.",
    location: { file, line: 1 },
  });
}
