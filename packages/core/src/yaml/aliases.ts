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
const maxAliasLength = 4 * 1024 * 1024;

/**
 * Resolves all aliases of a document in one pass: the package walks the document again for every alias, which takes
 * minutes for 50 KB of aliases.
 * @returns the fault of an unresolvable alias or merge key, or of aliases that repeat too much
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
  if (walk.recursive !== undefined) {
    return new UserError(`The alias *${walk.recursive.source} is inside its own anchor`, {
      code: "manifest",
      hint: "It would be infinite: write out the value.",
      location: location(walk.recursive),
    });
  }
  if (walk.dangling !== undefined) {
    // It is not quoted: it may be a password that begins with an asterisk.
    return new UserError("This alias has no anchor before it", {
      code: "manifest",
      hint: "Put the value in quotes if it starts with a literal asterisk.",
      location: location(walk.dangling),
    });
  }
  if (walk.invalidMerge !== undefined) {
    return new UserError("The value of this merge key (<<) is not a map", {
      code: "manifest",
      hint: "Use a map, an alias of a map, or a list of these.",
      location: at(walk.invalidMerge.range?.[0] ?? begin),
    });
  }
  if (weight - (end - begin) <= maxAliasLength) return undefined;
  return new UserError(`The aliases of this document repeat more than ${maxAliasLength / 1024 / 1024} MB`, {
    code: "manifest",
    hint: "Write out the values of the aliases.",
    location: at(document.contents?.range?.[0] ?? begin),
  });
}

/** The node that an alias refers to. */
type Target = Scalar | YAMLMap | YAMLSeq;

interface Walk {
  /** An anchor name may be reused: an alias refers to the nearest one before it. */
  readonly anchors: Map<string, Target>;
  readonly targets: Map<Alias, Target>;
  /** Length of each anchored node with its aliases expanded, in characters. */
  readonly weights: Map<Node, number>;
  /** Nodes with an anchor that contain the current node. */
  readonly open: Set<Node>;
  recursive?: Alias;
  dangling?: Alias;
  /** A merge key whose value cannot be merged. */
  invalidMerge?: Scalar;
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
  // Plus two characters for separators.
  if (isScalar(node)) return 2 + (node.range === null || node.range === undefined ? 0 : node.range[1] - node.range[0]);
  let weight = 2;
  if (isSeq(node)) for (const item of node.items) weight += weigh(item, walk);
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      weight += weigh(key, walk) + weigh(value, walk);
      if (isMergeKey(key) && !isMergeable(value, walk)) walk.invalidMerge ??= key;
    }
  }
  return weight;
}

/** Whether the package treats a key as a merge key: any unquoted `<<`, whatever its tag. */
export function isMergeKey(key: unknown): key is Scalar {
  if (!isScalar(key) || (key.type !== undefined && key.type !== "PLAIN")) return false;
  return typeof key.value === "symbol" || key.value === "<<";
}

/** Whether a value can be merged by `<<`: a map, or a list of maps. */
function isMergeable(value: unknown, { targets }: Walk): boolean {
  const resolve = (node: unknown) => (isAlias(node) ? targets.get(node) : node);
  const source = resolve(value);
  return isMap(source) || (isSeq(source) && source.items.every((item) => isMap(resolve(item))));
}

function weighAlias(alias: Alias, walk: Walk): number {
  const target = walk.anchors.get(alias.source);
  if (target === undefined) walk.dangling ??= alias;
  else {
    walk.targets.set(alias, target);
    if (walk.open.has(target)) walk.recursive ??= alias;
  }
  alias.resolve = (document, context) => {
    if (context === undefined) return target;
    context.aliasResolveCache = target === undefined ? [] : [target];
    return Alias.prototype.resolve.call(alias, document, context);
  };
  return target === undefined ? 0 : (walk.weights.get(target) ?? 0);
}
