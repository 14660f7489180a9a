import {
  Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Location } from "../errors/location.ts";
import { UserError } from "../errors/user-error.ts";

/** Maximum number of characters that all aliases of a document repeat: more is an attack ("billion laughs"). */
const mostRepeated = 4 * 1024 * 1024;

/**
 * Resolves all aliases of a document in one walk, and stores the target of each: the package walks the document again for
 * every alias, which takes minutes for 50 KB of aliases.
 * @returns the fault of an alias or a merge key that cannot be followed, or of aliases that repeat too much
 */
export function resolveAliases(
  document: Document,
  text: string,
  at: (offset: number) => Location,
): UserError | undefined {
  const [begin, , end] = document.range ?? [0, 0, text.length];
  // Most documents have no aliases.
  const written = text.slice(begin, end);
  if (!written.includes("*") && !written.includes("<<")) return undefined;
  const walk: Walk = { anchors: new Map(), targets: new Map(), weights: new Map(), open: new Set() };
  const weight = weigh(document.contents, walk);
  const location = (alias: Alias) => at(alias.range?.[0] ?? begin);
  if (walk.endless !== undefined) {
    return new UserError(`The alias *${walk.endless.source} is inside its own anchor`, {
      code: "manifest",
      hint: "It would never end: write out the value.",
      location: location(walk.endless),
    });
  }
  if (walk.dangling !== undefined) {
    // It is not quoted: it may be a password that begins with an asterisk.
    return new UserError("This alias has no anchor: none of its name comes before it", {
      code: "manifest",
      hint: "Put the value in quotes if its asterisk is meant.",
      location: location(walk.dangling),
    });
  }
  if (walk.noMap !== undefined) {
    return new UserError("The value of this merge key (<<) is not a map", {
      code: "manifest",
      hint: "Use a map, an alias of a map, or a list of these.",
      location: at(walk.noMap.range?.[0] ?? begin),
    });
  }
  if (weight - (end - begin) <= mostRepeated) return undefined;
  return new UserError(`The aliases of this document repeat more than ${mostRepeated / 1024 / 1024} MB`, {
    code: "manifest",
    hint: "Write out the values of the aliases.",
    location: at(document.contents?.range?.[0] ?? begin),
  });
}

/** The node that an alias refers to. */
type Target = Scalar | YAMLMap | YAMLSeq;

interface Walk {
  /** An anchor name may be used again: an alias refers to the nearest one before it. */
  readonly anchors: Map<string, Target>;
  readonly targets: Map<Alias, Target>;
  /** Characters that a node with an anchor takes, with its aliases written out. */
  readonly weights: Map<Node, number>;
  /** Nodes with an anchor that contain the current node. */
  readonly open: Set<Node>;
  endless?: Alias;
  dangling?: Alias;
  /** A merge key whose value cannot be merged. */
  noMap?: Scalar;
}

function weigh(node: unknown, walk: Walk): number {
  if (!isNode(node)) return 0;
  if (isAlias(node)) return weighAlias(node, walk);
  if (node.anchor === undefined) return ownWeight(node, walk);
  walk.anchors.set(node.anchor, node);
  walk.open.add(node);
  const weight = ownWeight(node, walk);
  walk.open.delete(node);
  walk.weights.set(node, weight);
  return weight;
}

function ownWeight(node: Target, walk: Walk): number {
  // Plus two characters for what separates nodes.
  if (isScalar(node)) return 2 + (node.range === null || node.range === undefined ? 0 : node.range[1] - node.range[0]);
  let weight = 2;
  if (isSeq(node)) for (const item of node.items) weight += weigh(item, walk);
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      weight += weigh(key, walk) + weigh(value, walk);
      if (isMergeKey(key) && !isMergeable(value, walk)) walk.noMap ??= key;
    }
  }
  return weight;
}

/** Whether the package merges a map's value into it by this key: any `<<` without quotes, whatever its tag. */
export function isMergeKey(key: unknown): key is Scalar {
  if (!isScalar(key) || (key.type !== undefined && key.type !== "PLAIN")) return false;
  return typeof key.value === "symbol" || key.value === "<<";
}

/** Whether a value can be merged by `<<`: a map, or a list of maps. */
function isMergeable(value: unknown, { targets }: Walk): boolean {
  const standsFor = (node: unknown) => (isAlias(node) ? targets.get(node) : node);
  const source = standsFor(value);
  return isMap(source) || (isSeq(source) && source.items.every((item) => isMap(standsFor(item))));
}

function weighAlias(alias: Alias, walk: Walk): number {
  const target = walk.anchors.get(alias.source);
  if (target === undefined) walk.dangling ??= alias;
  else {
    walk.targets.set(alias, target);
    if (walk.open.has(target)) walk.endless ??= alias;
  }
  alias.resolve = (document, context) => {
    if (context === undefined) return target;
    context.aliasResolveCache = target === undefined ? [] : [target];
    return Alias.prototype.resolve.call(alias, document, context);
  };
  return target === undefined ? 0 : (walk.weights.get(target) ?? 0);
}
