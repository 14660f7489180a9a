import { isScalar, type Node } from "yaml";
import { commentBehind } from "./comment.ts";
import { follower, readersOf, type Way } from "./follow.ts";
import { type ReadDocument, readDocuments } from "./read-document.ts";
import { readInner } from "./read-inner.ts";
import { fileSource, type Source, sliceSource, withoutMark } from "./source.ts";
import { splitDocuments } from "./split.ts";
import type { NodePath, ParsedDocument, ParsedFile } from "./types.ts";

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

function parsedDocument(read: ReadDocument, index: number): ParsedDocument {
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
      return isScalar(node) ? commentBehind(source.text, node) : undefined;
    },
    textValue: (steps) => {
      const { source, node } = follow(steps);
      return isScalar(node) ? readInner(source, node)?.value : undefined;
    },
    readers,
  };
}

/** Where steps lead, texts in texts included. */
interface End {
  /** The text that the last way is in: as far as ways lead. */
  readonly source: Source;
  readonly way: Way;
  /** Undefined where the steps lead to nothing. */
  readonly node: Node | undefined;
}

interface TextFollower {
  follow(steps: NodePath["steps"]): End;
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

function textFollower(read: ReadDocument): TextFollower {
  const follow = follower(read.document);
  const inner = new Map<Node, TextFollower | undefined>();
  const enter = (node: Node) => {
    if (!inner.has(node)) {
      const text = isScalar(node) ? readInner(read.source, node) : undefined;
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
      const outer = readersOf(read.value, follow, first);
      if (second === undefined) return outer.map((path) => [path]);
      const { node } = follow(first).slot ?? {};
      const ways = (node && enter(node)?.readers([second, ...rest])) ?? [[second, ...rest]];
      return outer.flatMap((path) => ways.map((way) => [path, ...way] as const));
    },
  };
}
