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

/** A place where a node stands: the root of a document, or one of a collection's. */
export interface Slot {
  readonly parent: YAMLMap | YAMLSeq | undefined;
  /** Which item of its parent it is, or which entry's value. */
  readonly index: number;
  /** Undefined where there is nothing, not even an empty value: `{a}`. */
  readonly node: Node | undefined;
}

/** A document whose text is edited. */
export interface EditedDocument {
  readonly text: string;
  readonly document: Document;
  readonly json: boolean;
}

/** Where a change is made. */
export interface NodeLocation extends Slot {
  readonly page: EditedDocument;
}

/** Where a path leads in a document. */
export interface PathLookup {
  /** The place it leads to, in what an alias stands for where it leads through one; undefined where it ends before. */
  readonly slot: Slot | undefined;
  /** Where the last of its steps that is written down begins. */
  readonly offset: number;
  /** Whether it leads through an alias, a merge, or an anchor that some alias stands for. */
  readonly isShared: boolean;
}

/** What the aliases of a document stand for. */
interface Shared {
  readonly targets: ReadonlyMap<Alias, Slot>;
  /** The nodes that some alias stands for. */
  readonly nodes: ReadonlySet<Node>;
}

const none: Shared = { targets: new Map(), nodes: new Set() };

/** What is known of a document, for paths to be followed in it: many may lead through one large map. */
interface Known {
  readonly shared: Shared;
  /** Which entry of a map has a name. */
  readonly indexes: Map<YAMLMap, ReadonlyMap<string, number>>;
}

/** Prepares a document for paths to be followed in it. */
export function createPathLookup(document: Document): (path: FieldPath) => PathLookup {
  let known: Known | undefined;
  return (path) => {
    known ??= { shared: sharedOf(document), indexes: new Map() };
    return follow(document, known, path);
  };
}

function follow(document: Document, known: Known, path: FieldPath): PathLookup {
  const { shared } = known;
  let slot: Slot | undefined = { parent: undefined, index: 0, node: document.contents ?? undefined };
  let offset = slot.node?.range?.[0] ?? document.range?.[0] ?? 0;
  let isShared = false;
  const enter = (entered: Slot | undefined): Slot | undefined => {
    if (isAlias(entered?.node)) {
      isShared = true;
      return shared.targets.get(entered.node);
    }
    if (entered?.node !== undefined) isShared ||= shared.nodes.has(entered.node);
    return entered;
  };
  slot = enter(slot);
  for (const step of path) {
    if (isMap(slot?.node)) {
      const entry = entryOf(slot.node, String(step), known);
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

/** All paths of a document's value that lead to the same place as one of them, in their order: aliases and merges do, too. */
export function pathsToSameNode(
  value: unknown,
  follow: (path: FieldPath) => PathLookup,
  path: FieldPath,
): readonly FieldPath[] {
  const { slot, isShared } = follow(path);
  if (!isShared || slot === undefined) return [path];
  return [...pathsIn(value, [])].filter((each) => {
    const other = follow(each).slot;
    return other?.parent === slot.parent && other?.index === slot.index;
  });
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

/**
 * A map's entry; where it has none itself, that of a map which it merges in (`<<: *other`).
 * @param searched maps without it, which may be merged in again and again
 */
function entryOf(map: YAMLMap, name: string, known: Known, searched = new Set<YAMLMap>()): Entry | undefined {
  const index = indexOf(map, name, known);
  const own = index === undefined ? undefined : map.items[index];
  if (index !== undefined && own !== undefined) {
    const offset = isScalar(own.key) ? own.key.range?.[0] : undefined;
    return { slot: { parent: map, index, node: nodeOf(own.value) }, merged: false, offset };
  }
  searched.add(map);
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    for (const source of isSeq(value) ? value.items : [value]) {
      const node = isAlias(source) ? known.shared.targets.get(source)?.node : source;
      const entry = isMap(node) && !searched.has(node) ? entryOf(node, name, known, searched) : undefined;
      if (entry !== undefined) return { ...entry, merged: true };
    }
  }
  return undefined;
}

function indexOf(map: YAMLMap, name: string, { indexes }: Known): number | undefined {
  let named = indexes.get(map);
  if (named === undefined) {
    const names = map.items.map(({ key }, index): [string, number] => [nameOf(key), index]);
    // The first of several counts.
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

/** In the order of the text, since an anchor's name may be given again and stands for the nearest before the alias. */
function sharedOf(document: Document): Shared {
  let used = false;
  const anchors = new Map<string, Slot>();
  const targets = new Map<Alias, Slot>();
  const nodes = new Set<Node>();
  const places = new Map<unknown, number>();
  visit(document, {
    Map(_, { items }) {
      for (const [index, pair] of items.entries()) places.set(pair, index);
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
        const slot = slotOf(key, node, ancestors, places);
        if (slot !== undefined) anchors.set(node.anchor, slot);
        else anchors.delete(node.anchor);
      }
    },
  });
  return used ? { targets, nodes } : none;
}

/** Undefined for the key of an entry: what an alias of one stands for cannot be followed further. */
function slotOf(
  key: unknown,
  node: Node,
  ancestors: readonly unknown[],
  places: ReadonlyMap<unknown, number>,
): Slot | undefined {
  const parent = ancestors.at(-1);
  if (typeof key === "number" && isSeq(parent)) return { parent, index: key, node };
  const map = ancestors.at(-2);
  if (key === "value" && isPair(parent) && isMap(map)) return { parent: map, index: places.get(parent) ?? -1, node };
  return ancestors.length === 1 ? { parent: undefined, index: 0, node } : undefined;
}
