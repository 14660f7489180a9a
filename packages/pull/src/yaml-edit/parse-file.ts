import { type Location, userFaults } from "@pushpull/core/errors";
import { type Document, isCollection, isScalar, type Node, type Scalar } from "yaml";
import { innerText } from "./inner-text.ts";
import { createPathLookup, type PathLookup, pathsToSameNode } from "./path-lookup.ts";
import { lineEnd } from "./replace-text.ts";
import {
  compose,
  fileSource,
  readValues,
  type SourceText,
  sliceSource,
  splitDocuments,
  tokensOf,
  withoutMark,
} from "./source-text.ts";
import type { NodePath } from "./yaml-change.ts";

/** A document of a file, to look things up in. */
export interface ParsedDocument {
  /** Its place in the file, from 0, as in {@link NodePath}. */
  readonly index: number;
  /** As the operator reads it (`kubernetesYaml`), aliases and merges resolved; undefined where it is empty. */
  readonly value: unknown;
  /** Where a node is written; the nearest around it where it is not. Steps lead into texts as in {@link NodePath}. */
  locate(steps: NodePath["steps"]): Location;
  /** The comment on the line of a scalar, without `#` and spaces around it; undefined where there is none. */
  comment(steps: NodePath["steps"]): string | undefined;
  /** The value of the YAML or JSON that a scalar's text is; undefined where it is none, or cannot be edited in place. */
  textValue(steps: NodePath["steps"]): unknown;
  /**
   * All ways to what stands there, these steps among them, in the order of the document: where it is written, and those of
   * aliases and merges that read it.
   */
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

export interface ParsedFile {
  /** Its path in the repository. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly ParsedDocument[];
}

/**
 * Reads a file of YAML or JSON.
 * @param file its path, as it is to be shown
 * @throws UserError (`manifest`), or all of them, with the line of what cannot be read
 */
export function parseFile(text: string, file: string): ParsedFile {
  const { content } = withoutMark(text);
  const source = fileSource(content, file);
  const read = splitDocuments(content).flatMap(({ begin, text: part }) =>
    readDocuments(sliceSource(source, begin, part)),
  );
  return { file, text, documents: read.map(parsedDocument) };
}

function parsedDocument(read: SourceDocument, index: number): ParsedDocument {
  const { follow, readers } = textFollower(read);
  return {
    index,
    value: read.value,
    locate: (steps) => {
      const { source, way } = follow(steps);
      return source.at(way.offset);
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

/** Where steps lead, texts in texts included. */
interface End {
  /** The text that the last way is in: as far as ways lead. */
  readonly source: SourceText;
  readonly way: PathLookup;
  /** Undefined where the steps lead to nothing. */
  readonly node: Node | undefined;
}

interface TextFollower {
  follow(steps: NodePath["steps"]): End;
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

function textFollower(read: SourceDocument): TextFollower {
  const follow = createPathLookup(read.document);
  const inner = new Map<Node, TextFollower | undefined>();
  const enter = (node: Node) => {
    if (!inner.has(node)) {
      const text = isScalar(node) ? readInnerDocument(read.source, node) : undefined;
      inner.set(node, text && textFollower(text));
    }
    return inner.get(node);
  };
  return {
    follow([first, second, ...rest]) {
      const way = follow(first);
      const node = way.slot?.node;
      const here: End = { source: read.source, way, node };
      if (second === undefined) return here;
      const end = node === undefined ? undefined : enter(node)?.follow([second, ...rest]);
      return end ?? { ...here, node: undefined };
    },
    readers([first, second, ...rest]) {
      const outer = pathsToSameNode(read.value, follow, first);
      if (second === undefined) return outer.map((path) => [path]);
      const { node } = follow(first).slot ?? {};
      const ways = (node && enter(node)?.readers([second, ...rest])) ?? [[second, ...rest]];
      return outer.flatMap((path) => ways.map((way) => [path, ...way] as const));
    },
  };
}

/** A document, the text that its offsets count in, and what it says. */
export interface SourceDocument {
  readonly source: SourceText;
  readonly document: Document;
  /** Undefined where it is empty. */
  readonly value: unknown;
}

/** @throws UserError (`manifest`), or all of them, with the line of what cannot be read */
export function readDocuments(source: SourceText): readonly SourceDocument[] {
  const documents = compose(source, tokensOf(source), "yaml-1.1");
  const values = readValues(source, documents);
  return documents.map((document, index) => ({ source, document, value: values[index] ?? undefined }));
}

/** The first document of the YAML or JSON that a scalar's text is; undefined where it is none, or cannot be edited. */
export function readInnerDocument(source: SourceText, scalar: Scalar): SourceDocument | undefined {
  const inner = innerText(source.text, scalar);
  if (inner === undefined) return undefined;
  const begin = scalar.range?.[0] ?? 0;
  const at = (offset: number) => source.at(inner.toOuter(offset) ?? begin);
  const first = readable({ text: inner.text, file: source.file, at });
  return isCollection(first?.document.contents) ? first : undefined;
}

/** Most texts are no YAML, which is no fault of theirs. */
function readable(source: SourceText): SourceDocument | undefined {
  try {
    return readDocuments(source)[0];
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}

/** The comment on the line of a scalar; on that of its header where it is a block of text. Without `#` and spaces. */
export function trailingComment(text: string, { range, srcToken }: Scalar): string | undefined {
  if (srcToken?.type === "block-scalar") {
    const comment = srcToken.props.find(({ type }) => type === "comment");
    return comment !== undefined && "source" in comment ? bare(comment.source) : undefined;
  }
  if (range == null) return undefined;
  const [, end] = range;
  const behind = /^[ \t]*(?:,[ \t]*)?(#.*)/.exec(text.slice(end, lineEnd(text, end)))?.[1];
  return behind === undefined ? undefined : bare(behind);
}

function bare(comment: string): string {
  return comment.replace(/^#+/, "").trim();
}
