import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMergeKey } from "@pushpull/core/yaml";
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** A position for a node: the root of a document, an item of a list, or the value of a map entry. */
export interface Slot {
  readonly parent: YAMLMap | YAMLSeq | undefined;
  /** Index of the item or entry in its parent. */
  readonly index: number;
  /** Undefined if the entry has no value at all, not even an empty one: `{a}`. */
  readonly node: Node | undefined;
}

/** A document and the text that is edited. */
export interface EditedDocument {
  readonly text: string;
  readonly document: Document;
  readonly json: boolean;
}

/** A slot in an edited document: where a change is made. */
export interface NodeLocation extends Slot {
  readonly edited: EditedDocument;
}

/** The result of following a path in a document. */
export interface PathLookup {
  /** The slot that the path leads to, after resolving aliases; undefined if the path ends early. */
  readonly slot: Slot | undefined;
  /** Offset of the last step that exists in the text. */
  readonly offset: number;
  /** Whether the path leads through an alias, a merge, or an anchor that an alias uses. */
  readonly isShared: boolean;
}

/** What the aliases of a document refer to. */
interface AliasTargets {
  readonly targets: ReadonlyMap<Alias, Slot>;
  /** The nodes that at least one alias refers to. */
  readonly nodes: ReadonlySet<Node>;
}

const none: AliasTargets = { targets: new Map(), nodes: new Set() };

/** Caches per document, since many paths may lead through one large map. */
interface LookupCache {
  readonly aliases: AliasTargets;
  /** Index of each entry by its key. */
  readonly indexes: Map<YAMLMap, ReadonlyMap<string, number>>;
  /** Entries that maps merge in, by their key: each map of a long chain of merges is searched once. */
  readonly merged: Map<YAMLMap, Map<string, Entry | undefined>>;
}

/** Returns a function that follows paths in a document. */
export function createPathLookup(document: Document): (path: FieldPath) => PathLookup {
  let cache: LookupCache | undefined;
  return (path) => {
    cache ??= { aliases: aliasTargetsOf(document), indexes: new Map(), merged: new Map() };
    return follow(document, cache, path);
  };
}

function follow(document: Document, cache: LookupCache, path: FieldPath): PathLookup {
  const { aliases } = cache;
  let slot: Slot | undefined = { parent: undefined, index: 0, node: document.contents ?? undefined };
  let offset = slot.node?.range?.[0] ?? document.range?.[0] ?? 0;
  let isShared = false;
  const enter = (entered: Slot | undefined): Slot | undefined => {
    if (isAlias(entered?.node)) {
      isShared = true;
      return aliases.targets.get(entered.node);
    }
    if (entered?.node !== undefined) isShared ||= aliases.nodes.has(entered.node);
    return entered;
  };
  slot = enter(slot);
  for (const step of path) {
    if (isMap(slot?.node)) {
      const entry = entryOf(slot.node, String(step), cache);
      slot = entry?.slot;
      if (entry === undefined) break;
      isShared ||= entry.merged;
      offset = entry.offset ?? offset;
      slot = enter(slot);
    } else if (isSeq(slot?.node)) {
      slot = itemOf(slot.node, Number(step));
      if (slot === undefined) break;
      offset = slot.node?.range?.[0] ?? offset;
      slot = enter(slot);
    } else {
      slot = undefined;
      break;
    }
  }
  return { slot, offset, isShared };
}

/**
 * Returns a function that finds all paths in a document's value that lead to the same slot as a path, in document order.
 * Aliases and merges create several. Paths of one slot get the same list: all of a document are indexed at once.
 */
export function createReaderLookup(
  value: unknown,
  follow: (path: FieldPath) => PathLookup,
): (path: FieldPath) => readonly FieldPath[] {
  let index: ReadonlyMap<Slot["parent"], ReadonlyMap<number, readonly FieldPath[]>> | undefined;
  return (path) => {
    const { slot, isShared } = follow(path);
    if (!isShared || slot === undefined) return [path];
    index ??= indexPaths(value, follow);
    return index.get(slot.parent)?.get(slot.index) ?? [path];
  };
}

/** The paths to each slot, by its parent and its index there. */
function indexPaths(
  value: unknown,
  follow: (path: FieldPath) => PathLookup,
): ReadonlyMap<Slot["parent"], ReadonlyMap<number, readonly FieldPath[]>> {
  const found = new Map<Slot["parent"], Map<number, FieldPath[]>>();
  for (const path of pathsIn(value, [])) {
    const { slot } = follow(path);
    if (slot === undefined) continue;
    const ofParent = found.get(slot.parent) ?? new Map<number, FieldPath[]>();
    const paths = ofParent.get(slot.index);
    if (paths === undefined) ofParent.set(slot.index, [path]);
    else paths.push(path);
    found.set(slot.parent, ofParent);
  }
  return found;
}

function* pathsIn(value: unknown, path: FieldPath): Generator<FieldPath> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function itemOf(list: YAMLSeq, index: number): Slot | undefined {
  const item = list.items[index];
  return isAlias(item) || isScalar(item) || isCollection(item) ? { parent: list, index, node: item } : undefined;
}

interface Entry {
  readonly slot: Slot;
  readonly merged: boolean;
  readonly offset: number | undefined;
}

/** Finds an entry of a map, or of the maps that it merges in (`<<: *other`). */
function entryOf(map: YAMLMap, name: string, cache: LookupCache): Entry | undefined {
  const index = indexOf(map, name, cache);
  const own = index === undefined ? undefined : map.items[index];
  if (index === undefined || own === undefined) return mergedEntryOf(map, name, cache);
  const offset = isScalar(own.key) ? own.key.range?.[0] : undefined;
  return { slot: { parent: map, index, node: nodeOf(own.value) }, merged: false, offset };
}

function mergedEntryOf(map: YAMLMap, name: string, cache: LookupCache): Entry | undefined {
  const known = cache.merged.get(map) ?? new Map<string, Entry | undefined>();
  if (known.has(name)) return known.get(name);
  cache.merged.set(map, known);
  // Also ends the search in a map that merges itself.
  known.set(name, undefined);
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    for (const source of isSeq(value) ? value.items : [value]) {
      const node = isAlias(source) ? cache.aliases.targets.get(source)?.node : source;
      const entry = isMap(node) ? entryOf(node, name, cache) : undefined;
      if (entry === undefined) continue;
      const merged = { ...entry, merged: true };
      known.set(name, merged);
      return merged;
    }
  }
  return undefined;
}

function indexOf(map: YAMLMap, name: string, { indexes }: LookupCache): number | undefined {
  let named = indexes.get(map);
  if (named === undefined) {
    const names = map.items.map(({ key }, index): [string, number] => [nameOf(key), index]);
    // With duplicate keys, the first one counts.
    named = new Map(names.reverse());
    indexes.set(map, named);
  }
  return named.get(name);
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? "") : String(key);
}

function nodeOf(value: unknown): Node | undefined {
  return isAlias(value) || isScalar(value) || isCollection(value) ? value : undefined;
}

/** Visits nodes in text order: an anchor name can be reused, and an alias refers to the nearest one before it. */
function aliasTargetsOf(document: Document): AliasTargets {
  let used = false;
  const anchors = new Map<string, Slot>();
  const targets = new Map<Alias, Slot>();
  const nodes = new Set<Node>();
  const pairIndexes = new Map<unknown, number>();
  visit(document, {
    Map(_, { items }) {
      for (const [index, pair] of items.entries()) pairIndexes.set(pair, index);
    },
  });
  visit(document, {
    Node(key, node, ancestors) {
      if (isAlias(node)) {
        used = true;
        const target = anchors.get(node.source);
        if (target === undefined) return;
        targets.set(node, target);
        if (target.node !== undefined) nodes.add(target.node);
      } else if (node.anchor !== undefined) {
        const slot = slotOf(key, node, ancestors, pairIndexes);
        if (slot !== undefined) anchors.set(node.anchor, slot);
        else anchors.delete(node.anchor);
      }
    },
  });
  return used ? { targets, nodes } : none;
}

/** Returns undefined for a map key: a path cannot continue from an alias to a key. */
function slotOf(
  key: unknown,
  node: Node,
  ancestors: readonly unknown[],
  pairIndexes: ReadonlyMap<unknown, number>,
): Slot | undefined {
  const parent = ancestors.at(-1);
  if (typeof key === "number" && isSeq(parent)) return { parent, index: key, node };
  const map = ancestors.at(-2);
  if (key === "value" && isPair(parent) && isMap(map))
    return { parent: map, index: pairIndexes.get(parent) ?? -1, node };
  return ancestors.length === 1 ? { parent: undefined, index: 0, node } : undefined;
}
