import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { RE2JS } from "re2js";
import { isMap, mapOf, textOf } from "../document-nodes.ts";

/** What a patch says that it is for (Kustomize, `types.Selector`). */
export type ObjectSelector = Readonly<Record<string, unknown>>;

/**
 * Whether a patch is for an object: by its target's patterns, or without one as it names the object itself. Names are
 * those that the object has before a prefix. A choice by labels is not followed: others may add to these.
 */
export function matchesSelector(object: KubernetesObject, target: ObjectSelector | undefined, patch: unknown): boolean {
  const { apiVersion, kind, metadata } = object;
  const own = { kind, name: metadata?.name, namespace: metadata?.namespace, group: groupOf(apiVersion) };
  if (target === undefined) {
    const { apiVersion: version, kind: wanted, metadata: named } = mapOf(patch);
    const { name, namespace } = mapOf(named);
    const isThere = namespace === undefined || own.namespace === undefined || namespace === own.namespace;
    return wanted === kind && name === own.name && groupOf(textOf(version) ?? "") === own.group && isThere;
  }
  if (textOf(target.labelSelector) !== undefined || textOf(target.annotationSelector) !== undefined) return false;
  const wanted = { ...own, version: apiVersion.split("/").at(-1) };
  return Object.entries(wanted).every(([field, value]) => {
    const pattern = textOf(target[field]);
    return pattern === undefined || (field === "namespace" && value === undefined) || fits(pattern, value ?? "");
  });
}

/** Characters of a pattern that is looked at: a name has at most 253. */
const longestPattern = 1000;

/** Compiled patterns: few of them are held against many objects. Undefined where it is none. */
const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether a value is what a pattern says: in RE2's syntax, from begin to end (Kustomize, `anchorRegex`). The pattern is
 * foreign text: the engine takes linear time, whatever it is.
 */
function fits(pattern: string, value: string): boolean {
  if (/^[\w-]+$/.test(pattern)) return pattern === value;
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern)?.test(value) ?? false;
}

/** Undefined where Kustomize would refuse it, or no name is as long. */
function compile(pattern: string): RE2JS | undefined {
  if (pattern.length > longestPattern) return undefined;
  try {
    return RE2JS.compile(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

/** A patch's target, where it has one that chooses. */
export function selectorOf(value: unknown): ObjectSelector | undefined {
  return isMap(value) && Object.keys(value).length > 0 ? value : undefined;
}
