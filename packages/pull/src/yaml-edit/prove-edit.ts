import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { type CST, type Document, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap, type YAMLSeq } from "yaml";
import type { Slot } from "./path-lookup.ts";
import { applyReplacements, type TextReplacement } from "./replace-text.ts";
import { compose, isJson, type ParsedText, readValues, tokensOf, type YamlVersion } from "./source-text.ts";
import type { YamlChange } from "./yaml-change.ts";

/**
 * Proves an edit: the new text, parsed as YAML 1.1 and as YAML 1.2, must equal the old one with the expected changes
 * applied, and all comments, anchors and tags must be unchanged.
 * @returns the unexpected difference as the end of a sentence; undefined if the edit is exact
 */
export function findUnexpectedDifference(
  { source: before, tokens, documents }: ParsedText,
  expectedChanges: readonly ExpectedChange[],
  ordered: readonly TextReplacement[],
): string | undefined {
  const after = { ...before, text: applyReplacements(before.text, ordered) };
  try {
    if (isJson(before) && !isJson(after)) return "it would no longer be JSON";
    const tokensAfter = tokensOf(after);
    const sameInAllVersions = readSameInAllVersions(tokens) && readSameInAllVersions(tokensAfter);
    const versions: readonly YamlVersion[] = sameInAllVersions ? ["yaml-1.1"] : ["yaml-1.1", "yaml-1.2"];
    for (const version of versions) {
      const changed = version === "yaml-1.1" ? documents.map((each) => each.clone()) : compose(before, tokens, version);
      applyExpectedChanges(changed, expectedChanges);
      const expectedValues = readValues({ source: before, documents: changed });
      const values = readValues({ source: after, documents: compose(after, tokensAfter, version) });
      if (!isDeepStrictEqual(values, expectedValues)) {
        return `it would have another value in ${version === "yaml-1.1" ? "YAML 1.1" : "YAML 1.2"}`;
      }
    }
    const expectedTrivia = triviaAfter(tokens, ordered);
    return isDeepStrictEqual(triviaOf(tokensAfter), expectedTrivia)
      ? undefined
      : "a comment, an anchor or a tag would change";
  } catch (error) {
    if (error instanceof UserError) return `it could not be parsed again: ${error.message}`;
    throw error;
  }
}

/** The trivia of a text, with the offsets they have after the edit. */
function triviaAfter(tokens: readonly CST.Token[], ordered: readonly TextReplacement[]) {
  let shift = 0;
  let next = 0;
  return triviaOf(tokens).flatMap(({ offset, source }) => {
    for (let edit = ordered[next]; edit !== undefined && edit.end <= offset; edit = ordered[next]) {
      shift += edit.text.length - (edit.end - edit.begin);
      next++;
    }
    const edit = ordered[next];
    const isReplaced = edit !== undefined && edit.begin <= offset && offset < edit.end;
    return isReplaced ? [] : [{ offset: offset + shift, source }];
  });
}

/** A letter followed by anything on the same line: a string in every YAML version, except for the words below. */
const plainText = /^\p{L}[^\n]*$/u;

const ambiguousWord = /^(?:y|n|yes|no|on|off)$/i;

/** A number in every YAML version. */
const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Whether YAML 1.1 and YAML 1.2 are known to read the same values: no tags, and every unquoted scalar is a string or
 * number in both versions. This holds for most files and saves parsing them twice.
 */
function readSameInAllVersions(tokens: readonly CST.Token[]): boolean {
  return visitTokens(tokens, (token) => {
    if (token.type === "tag" || token.type === "directive") return false;
    if (token.type !== "scalar") return true;
    return plainText.test(token.source) ? !ambiguousWord.test(token.source) : plainNumber.test(token.source);
  });
}

/** A token without a value of its own: a comment, anchor, tag, directive or document boundary. */
interface TriviaToken {
  readonly offset: number;
  readonly source: string;
}

const triviaTypes: ReadonlySet<string> = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"]);

/** All trivia of a text, in order. */
export function triviaOf(tokens: readonly CST.Token[]): readonly TriviaToken[] {
  const found: TriviaToken[] = [];
  visitTokens(tokens, (token) => {
    if (triviaTypes.has(token.type) && "source" in token) found.push({ offset: token.offset, source: token.source });
    return true;
  });
  return found;
}

/** Visits all nested tokens until `visit` returns false. Returns whether all were visited. */
function visitTokens(tokens: readonly CST.Token[], visit: (token: CST.Token) => boolean): boolean {
  return tokens.every((token) => visitToken(token, visit));
}

/** Descends into collections, whose items hold further tokens. */
function visitToken(token: CST.Token, visit: (token: CST.Token) => boolean): boolean {
  if (!visit(token)) return false;
  if ("start" in token && Array.isArray(token.start) && !visitTokens(token.start, visit)) return false;
  if (token.type === "flow-collection" && !visitToken(token.start, visit)) return false;
  if ("props" in token && !visitTokens(token.props, visit)) return false;
  if ("items" in token) {
    for (const { start, key, sep, value } of token.items) {
      if (!visitTokens(start, visit) || (sep !== undefined && !visitTokens(sep, visit))) return false;
      if ((key != null && !visitToken(key, visit)) || (value != null && !visitToken(value, visit))) return false;
    }
  }
  if (token.type === "document" && token.value !== undefined && !visitToken(token.value, visit)) return false;
  return !("end" in token) || token.end === undefined || visitTokens(token.end, visit);
}

/** A change and the slot where it is made. */
export interface ExpectedChange {
  /** Index of the document in the text, from 0. */
  readonly document: number;
  readonly slot: Slot;
  readonly change: YamlChange;
}

/**
 * Applies changes to parsed documents, so that aliases and merges follow as they would in the edited text.
 * @param documents parsed from the tokens in which the slots were found, possibly as another YAML version
 */
function applyExpectedChanges(documents: readonly Document[], expectedChanges: readonly ExpectedChange[]): void {
  const collections = documents.map(collectionsOf);
  const prepared = expectedChanges.map(({ document: index, slot, change }) => {
    const document = documents[index];
    if (document === undefined) throw new RangeError(`No document ${index}`);
    const token = slot.parent?.srcToken;
    return prepareChange(
      document,
      token === undefined ? undefined : collections[index]?.get(token),
      slot.index,
      change,
    );
  });
  // Resolve all slots before changing anything: a removal shifts the indexes after it.
  for (const apply of prepared) apply();
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

function prepareChange(
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
