import type { FieldPath } from "@pushpull/core";
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

/** Where a path leads in a document. */
export interface Way {
  /** The place it leads to, in what an alias stands for where it leads through one; undefined where it ends before. */
  readonly slot: Slot | undefined;
  /** Where the last of its steps that is written down begins. */
  readonly offset: number;
  readonly sharing: "alias" | "anchor" | undefined;
}

/** What the aliases of a document stand for. */
interface Shared {
  readonly targets: ReadonlyMap<Alias, Slot>;
  /** The nodes that some alias stands for. */
  readonly nodes: ReadonlySet<Node>;
}

const none: Shared = { targets: new Map(), nodes: new Set() };

/** Prepares a document for paths to be followed in it. */
export function follower(document: Document): (path: FieldPath) => Way {
  let shared: Shared | undefined;
  return (path) => {
    shared ??= sharedOf(document);
    return follow(document, shared, path);
  };
}

function follow(document: Document, shared: Shared, path: FieldPath): Way {
  let slot: Slot | undefined = { parent: undefined, index: 0, node: document.contents ?? undefined };
  let offset = slot.node?.range?.[0] ?? document.range?.[0] ?? 0;
  let alias = false;
  let anchor = false;
  const enter = (entered: Slot | undefined): Slot | undefined => {
    if (isAlias(entered?.node)) {
      alias = true;
      return shared.targets.get(entered.node);
    }
    if (entered?.node !== undefined) anchor ||= shared.nodes.has(entered.node);
    return entered;
  };
  slot = enter(slot);
  for (const step of path) {
    if (isMap(slot?.node)) {
      const entry = entryOf(slot.node, String(step), shared);
      slot = entry?.slot;
      if (entry === undefined) break;
      alias ||= entry.merged;
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
  return { slot, offset, sharing: alias ? "alias" : anchor ? "anchor" : undefined };
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

/** A map's entry; where it has none itself, that of a map which it merges in (`<<: *other`). */
function entryOf(map: YAMLMap, name: string, shared: Shared): Entry | undefined {
  const index = map.items.findIndex(({ key }) => (isScalar(key) ? String(key.value ?? "") : String(key)) === name);
  const own = map.items[index];
  if (own !== undefined) {
    const offset = isScalar(own.key) ? own.key.range?.[0] : undefined;
    return { slot: { parent: map, index, node: nodeOf(own.value) }, merged: false, offset };
  }
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    for (const source of isSeq(value) ? value.items : [value]) {
      const node = isAlias(source) ? shared.targets.get(source)?.node : source;
      const entry = isMap(node) ? entryOf(node, name, shared) : undefined;
      if (entry !== undefined) return { ...entry, merged: true };
    }
  }
  return undefined;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

function nodeOf(value: unknown): Node | undefined {
  return isAlias(value) || isScalar(value) || isCollection(value) ? value : undefined;
}

/** In one walk, since an anchor's name may be given again and stands for the nearest before the alias. */
function sharedOf(document: Document): Shared {
  let used = false;
  const anchors = new Map<string, Slot>();
  const targets = new Map<Alias, Slot>();
  const nodes = new Set<Node>();
  visit(document, {
    Node(key, node, ancestors) {
      if (isAlias(node)) {
        used = true;
        const target = anchors.get(node.source);
        if (target === undefined) return;
        targets.set(node, target);
        if (target.node !== undefined) nodes.add(target.node);
      } else if (node.anchor !== undefined) {
        const slot = slotOf(key, node, ancestors);
        if (slot !== undefined) anchors.set(node.anchor, slot);
        else anchors.delete(node.anchor);
      }
    },
  });
  return used ? { targets, nodes } : none;
}

/** Undefined for the key of an entry: what an alias of one stands for cannot be followed further. */
function slotOf(key: unknown, node: Node, ancestors: readonly unknown[]): Slot | undefined {
  const parent = ancestors.at(-1);
  if (typeof key === "number" && isSeq(parent)) return { parent, index: key, node };
  const map = ancestors.at(-2);
  if (key === "value" && isPair(parent) && isMap(map)) return { parent: map, index: map.items.indexOf(parent), node };
  return ancestors.length === 1 ? { parent: undefined, index: 0, node } : undefined;
}
