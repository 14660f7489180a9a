import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { type CST, type Document, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap, type YAMLSeq } from "yaml";
import type { Slot } from "./path-lookup.ts";
import { applyReplacements, type TextReplacement } from "./replace-text.ts";
import { compose, isJson, readValues, type SourceText, tokensOf, type YamlVersion } from "./source-text.ts";
import type { YamlChange } from "./yaml-change.ts";

/**
 * Holds an edited text against what was wished for: read again, as YAML 1.1 and as YAML 1.2, it says what the text
 * before said, but for the wishes; comments, anchors and tags stand where they stood.
 * @param tokens of the text before
 * @param documents what they say in YAML 1.1; what is wished for is done to them
 * @returns why it is not what was wished for; undefined where it is
 */
export function findUnexpectedDifference(
  before: SourceText,
  tokens: readonly CST.Token[],
  documents: readonly Document[],
  wishes: readonly ExpectedChange[],
  ordered: readonly TextReplacement[],
): string | undefined {
  const after = { ...before, text: applyReplacements(before.text, ordered) };
  try {
    if (isJson(before) && !isJson(after)) return "it would be no JSON any more";
    const tokensAfter = tokensOf(after);
    const alike = readSameInAllVersions(tokens) && readSameInAllVersions(tokensAfter);
    const readings: readonly YamlVersion[] = alike ? ["yaml-1.1"] : ["yaml-1.1", "yaml-1.2"];
    for (const reading of readings) {
      const granted = reading === "yaml-1.1" ? documents : compose(before, tokens, reading);
      applyExpectedChanges(granted, wishes);
      const wanted = readValues(before, granted);
      if (!isDeepStrictEqual(readValues(after, compose(after, tokensAfter, reading)), wanted)) {
        return `it would say something else in ${reading === "yaml-1.1" ? "YAML 1.1" : "YAML 1.2"}`;
      }
    }
    const kept = marksAfter(tokens, ordered);
    return isDeepStrictEqual(triviaOf(tokensAfter), kept)
      ? undefined
      : "a comment, an anchor or a tag would be another";
  } catch (error) {
    if (error instanceof UserError) return `it could not be read again: ${error.message}`;
    throw error;
  }
}

/** The marks of a text as they stand once it is edited. */
function marksAfter(tokens: readonly CST.Token[], ordered: readonly TextReplacement[]) {
  let shift = 0;
  let next = 0;
  return triviaOf(tokens).flatMap(({ offset, source }) => {
    for (let edit = ordered[next]; edit !== undefined && edit.end <= offset; edit = ordered[next]) {
      shift += edit.text.length - (edit.end - edit.begin);
      next++;
    }
    const edit = ordered[next];
    const gone = edit !== undefined && edit.begin <= offset && offset < edit.end;
    return gone ? [] : [{ offset: offset + shift, source }];
  });
}

/** Begins with a letter, and is on one line: text to every version, but for the words below. */
const text = /^\p{L}[^\n]*$/u;

const words = /^(?:y|n|yes|no|on|off)$/i;

/** Written as every version writes numbers. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Whether YAML 1.1 and YAML 1.2 certainly read a text alike: nothing in it has a tag, and all that stands without quotes
 * is text, or a number, in both. Most files are so, and need not be read twice.
 */
export function readSameInAllVersions(tokens: readonly CST.Token[]): boolean {
  return visitTokens(tokens, (token) => {
    if (token.type === "tag" || token.type === "directive") return false;
    if (token.type !== "scalar") return true;
    return text.test(token.source) ? !words.test(token.source) : number.test(token.source);
  });
}

/** What of a text says nothing by itself: a comment, an anchor, a tag, a directive, the bounds of documents. */
interface Mark {
  readonly offset: number;
  readonly source: string;
}

const kinds: ReadonlySet<string> = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"]);

export function triviaOf(tokens: readonly CST.Token[]): readonly Mark[] {
  const found: Mark[] = [];
  visitTokens(tokens, (token) => {
    if (kinds.has(token.type) && "source" in token) found.push({ offset: token.offset, source: token.source });
    return true;
  });
  return found;
}

/** Shows every token, however deep, until `visit` returns false. Returns whether it never did. */
export function visitTokens(tokens: readonly CST.Token[], visit: (token: CST.Token) => boolean): boolean {
  return tokens.every((token) => into(token, visit));
}

/** Collections hold items, and these hold tokens again. */
function into(token: CST.Token, visit: (token: CST.Token) => boolean): boolean {
  if (!visit(token)) return false;
  if ("start" in token && Array.isArray(token.start) && !visitTokens(token.start, visit)) return false;
  if (token.type === "flow-collection" && !into(token.start, visit)) return false;
  if ("props" in token && !visitTokens(token.props, visit)) return false;
  if ("items" in token) {
    for (const { start, key, sep, value } of token.items) {
      if (!visitTokens(start, visit) || (sep !== undefined && !visitTokens(sep, visit))) return false;
      if ((key != null && !into(key, visit)) || (value != null && !into(value, visit))) return false;
    }
  }
  if (token.type === "document" && token.value !== undefined && !into(token.value, visit)) return false;
  return !("end" in token) || token.end === undefined || visitTokens(token.end, visit);
}

/** A change, and where in a document it is made. */
export interface ExpectedChange {
  /** Which document of the text, from 0. */
  readonly document: number;
  readonly slot: Slot;
  readonly change: YamlChange;
}

/**
 * Makes changes in the nodes of documents, as if their text had said so: what aliases and merges say then follows.
 * @param documents what was read from the tokens in which the places were found; it may be another reading of them
 */
export function applyExpectedChanges(documents: readonly Document[], wishes: readonly ExpectedChange[]): void {
  const collections = documents.map(collectionsOf);
  const grants = wishes.map(({ document: number, slot, change }) => {
    const document = documents[number];
    if (document === undefined) throw new RangeError(`No document ${number}`);
    const token = slot.parent?.srcToken;
    return grant(document, token === undefined ? undefined : collections[number]?.get(token), slot.index, change);
  });
  // Only once every place is known: what is taken away moves those behind it.
  for (const act of grants) act();
}

function collectionsOf(document: Document): ReadonlyMap<CST.Token, YAMLMap | YAMLSeq> {
  const found = new Map<CST.Token, YAMLMap | YAMLSeq>();
  visit(document, {
    Collection(_, collection) {
      if (collection.srcToken !== undefined) found.set(collection.srcToken, collection);
    },
  });
  return found;
}

function grant(
  document: Document,
  parent: YAMLMap | YAMLSeq | undefined,
  index: number,
  change: YamlChange,
): () => void {
  const pair = isMap(parent) ? parent.items[index] : undefined;
  const item = pair ?? parent?.items[index];
  switch (change.kind) {
    case "set":
      return () => setValue(valueAt(document, parent, pair, index), change.value);
    case "rename":
      return () => {
        setValue(pair?.key, change.key);
        setValue(pair?.value, change.value);
      };
    case "remove":
      return () => {
        parent?.items.splice(parent.items.indexOf(item as never), 1);
      };
    case "add":
      return () => {
        const node = valueAt(document, parent, pair, index);
        const map = isMap(node) ? node : document.createNode({});
        map.items.push(document.createPair(change.key, change.value) as never);
        if (map !== node && pair !== undefined) pair.value = map;
      };
    case "append":
      return () => {
        const node = valueAt(document, parent, pair, index);
        const list = isSeq(node) ? node : document.createNode([]);
        list.items.push(document.createNode(change.item) as never);
        if (list !== node && pair !== undefined) pair.value = list;
      };
  }
}

function valueAt(document: Document, parent: YAMLMap | YAMLSeq | undefined, pair: Pair | undefined, index: number) {
  if (parent === undefined) return document.contents;
  return pair === undefined ? parent.items[index] : pair.value;
}

function setValue(node: unknown, value: unknown): void {
  if (isScalar(node)) node.value = value;
}
