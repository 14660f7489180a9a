import { type CST, type Document, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap, type YAMLSeq } from "yaml";
import type { Slot } from "./follow.ts";
import type { Change } from "./types.ts";

/** A change, and where in a document it is made. */
export interface Wish {
  /** Which document of the text, from 0. */
  readonly document: number;
  readonly slot: Slot;
  readonly change: Change;
}

/**
 * Makes changes in the nodes of documents, as if their text had said so: what aliases and merges say then follows.
 * @param documents what was read from the tokens in which the places were found; it may be another reading of them
 */
export function grantWishes(documents: readonly Document[], wishes: readonly Wish[]): void {
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

function grant(document: Document, parent: YAMLMap | YAMLSeq | undefined, index: number, change: Change): () => void {
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
