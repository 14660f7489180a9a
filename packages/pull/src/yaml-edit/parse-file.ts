import { type Location, UserError, userFaults } from "@pushpull/core/errors";
import { type Document, isCollection, isScalar, type Node, type Scalar } from "yaml";
import { innerText } from "./inner-text.ts";
import { createPathLookup, type PathLookup, pathsToSameNode } from "./path-lookup.ts";
import { lineEnd } from "./replace-text.ts";
import {
  fileSource,
  type ParsedText,
  parseText,
  readValues,
  type SourceText,
  sliceSource,
  splitDocuments,
  withoutMark,
} from "./source-text.ts";
import type { NodePath } from "./yaml-change.ts";

/** A parsed document and queries about its nodes. */
export interface ParsedDocument {
  /** Index in the file, from 0, as in {@link NodePath}. */
  readonly index: number;
  /** The value that the operator reads (`kubernetesYaml`), with aliases and merges resolved; undefined if empty. */
  readonly value: unknown;
  /** Location of a node, or of its nearest existing ancestor. Steps lead into nested texts as in {@link NodePath}. */
  locate(steps: NodePath["steps"]): Location;
  /** The comment on a scalar's line, without `#` and surrounding spaces; undefined if there is none. */
  comment(steps: NodePath["steps"]): string | undefined;
  /** The parsed value of a scalar's YAML or JSON text; undefined if it has none or cannot be edited in place. */
  textValue(steps: NodePath["steps"]): unknown;
  /**
   * All paths to the same node in document order, these steps included: the path where it is written and the paths of
   * the aliases and merges that read it.
   */
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

export interface ParsedFile {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly ParsedDocument[];
  /** What was parsed separately, so that an edit does not parse it again. */
  readonly parts: readonly ParsedPart[];
}

/** A part of a file, and where it begins after a byte order mark. */
interface ParsedPart extends ParsedText {
  readonly begin: number;
}

/** As the reader of manifests has it. */
const maxDocuments = 20_000;

/**
 * Parses a YAML or JSON file.
 * @param file path to show in messages
 * @throws UserError `manifest` with the line that cannot be parsed; `Faults` for several
 */
export function parseFile(text: string, file: string): ParsedFile {
  const { content } = withoutMark(text);
  const source = fileSource(content, file);
  const split = splitDocuments(content);
  if (split.length > maxDocuments) {
    const hint = "Split it into several files.";
    const location = { file, line: 1 };
    throw new UserError(`${file} has more than ${maxDocuments} documents`, { code: "manifest", hint, location });
  }
  const parts = split.map(({ begin, text: part }) => ({
    ...parseText(sliceSource(source, begin, part)),
    begin,
  }));
  return { file, text, documents: readDocuments(...parts).map(parsedDocument), parts };
}

function parsedDocument(read: SourceDocument, index: number): ParsedDocument {
  const { follow, readers } = createNestedLookup(read);
  return {
    index,
    value: read.value,
    locate: (steps) => {
      const { source, lookup } = follow(steps);
      return source.at(lookup.offset);
    },
    comment: (steps) => {
      const { source, node } = follow(steps);
      return isScalar(node) ? trailingComment(source.text, node) : undefined;
    },
    textValue: (steps) => {
      const { source, node } = follow(steps);
      return isScalar(node) ? readInnerDocument(source, node)?.value : undefined;
    },
    readers,
  };
}

/** Where steps lead, through nested texts as well. */
interface LookupEnd {
  /** The innermost text that the steps reach. */
  readonly source: SourceText;
  readonly lookup: PathLookup;
  /** Undefined if the steps lead to no node. */
  readonly node: Node | undefined;
}

interface NestedLookup {
  follow(steps: NodePath["steps"]): LookupEnd;
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

function createNestedLookup(read: SourceDocument): NestedLookup {
  const follow = createPathLookup(read.document);
  const inner = new Map<Node, NestedLookup | undefined>();
  const enter = (node: Node) => {
    if (!inner.has(node)) {
      const text = isScalar(node) ? readInnerDocument(read.source, node) : undefined;
      inner.set(node, text && createNestedLookup(text));
    }
    return inner.get(node);
  };
  return {
    follow([first, second, ...rest]) {
      const lookup = follow(first);
      const node = lookup.slot?.node;
      const here: LookupEnd = { source: read.source, lookup, node };
      if (second === undefined) return here;
      const end = node === undefined ? undefined : enter(node)?.follow([second, ...rest]);
      return end ?? { ...here, node: undefined };
    },
    readers([first, second, ...rest]) {
      const outer = pathsToSameNode(read.value, follow, first);
      if (second === undefined) return outer.map((path) => [path]);
      const { node } = follow(first).slot ?? {};
      const innerPaths = (node && enter(node)?.readers([second, ...rest])) ?? [[second, ...rest]];
      return outer.flatMap((path) => innerPaths.map((steps) => [path, ...steps] as const));
    },
  };
}

/** A document, the text that its offsets refer to, and its value. */
interface SourceDocument {
  readonly source: SourceText;
  readonly document: Document;
  /** Undefined if the document is empty. */
  readonly value: unknown;
}

/** @throws UserError `manifest` with the line that cannot be parsed; `Faults` for several */
function readDocuments(...texts: readonly ParsedText[]): readonly SourceDocument[] {
  const values = readValues(...texts);
  const documents = texts.flatMap(({ source, documents }) => documents.map((document) => ({ source, document })));
  return documents.map((each, index) => ({ ...each, value: values[index] ?? undefined }));
}

/** The first document in a scalar's YAML or JSON text; undefined if it has none or cannot be edited in place. */
function readInnerDocument(source: SourceText, scalar: Scalar): SourceDocument | undefined {
  const known = knownInner.get(scalar) ?? { read: parseInnerDocument(source, scalar) };
  knownInner.set(scalar, known);
  return known.read;
}

/** Read once, however many values of it are asked for. */
const knownInner = new WeakMap<Scalar, { readonly read: SourceDocument | undefined }>();

function parseInnerDocument(source: SourceText, scalar: Scalar): SourceDocument | undefined {
  const inner = innerText(source.text, scalar);
  if (inner === undefined) return undefined;
  const begin = scalar.range?.[0] ?? 0;
  const at = (offset: number) => source.at(inner.toOuter(offset) ?? begin);
  const first = readFirstDocument({ text: inner.text, file: source.file, at });
  return isCollection(first?.document.contents) ? first : undefined;
}

/** Returns undefined if the text cannot be parsed: most scalars are not YAML, which is no error. */
function readFirstDocument(source: SourceText): SourceDocument | undefined {
  try {
    return readDocuments(parseText(source))[0];
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}

/** The comment on a scalar's line, or on the header's line for a block scalar, without `#` and surrounding spaces. */
function trailingComment(text: string, { range, srcToken }: Scalar): string | undefined {
  if (srcToken?.type === "block-scalar") {
    const comment = srcToken.props.find(({ type }) => type === "comment");
    return comment !== undefined && "source" in comment ? withoutHash(comment.source) : undefined;
  }
  if (range == null) return undefined;
  const [, end] = range;
  const comment = /^[ \t]*(?:,[ \t]*)?(#.*)/.exec(text.slice(end, lineEnd(text, end)))?.[1];
  return comment === undefined ? undefined : withoutHash(comment);
}

function withoutHash(comment: string): string {
  return comment.replace(/^#+/, "").trim();
}
