import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { RE2JS } from "re2js";
import { isMap, mapOf, textOf } from "../document-nodes.ts";

/** Selects the objects that a patch applies to (Kustomize, `types.Selector`). */
export type ObjectSelector = Readonly<Record<string, unknown>>;

/**
 * Whether a patch applies to an object: by the patterns of its target, or, without a target, by the object that the
 * patch names. Names are compared without prefixes. Only labels and annotations in the object itself count: other files
 * may add more.
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
  const { labels, annotations } = metadata ?? {};
  if (!meets(labels, target.labelSelector) || !meets(annotations, target.annotationSelector)) return false;
  const wanted = { ...own, version: apiVersion.split("/").at(-1) };
  return Object.entries(wanted).every(([field, value]) => {
    const pattern = textOf(target[field]);
    return pattern === undefined || (field === "namespace" && value === undefined) || fits(pattern, value ?? "");
  });
}

/** Whether labels meet a selector of equalities; any other selector is not followed. */
function meets(labels: unknown, selector: unknown): boolean {
  const pairs = textOf(selector)?.split(",") ?? [];
  return pairs.every((pair) => {
    const [name = "", value] = pair.split(/==?/).map((part) => part.trim());
    return value !== undefined && mapOf(labels)[name] === value;
  });
}

/** Maximum length of a pattern, in characters: a name has at most 253. */
const maxPatternLength = 1000;

/** Compiled patterns: a few of them are matched against many objects. Undefined for an invalid pattern. */
const compiled = new Map<string, RE2JS | undefined>();

/**
 * Whether a value matches a pattern in RE2 syntax, from start to end (Kustomize, `anchorRegex`). The pattern is foreign
 * text: the engine takes linear time for any pattern.
 */
function fits(pattern: string, value: string): boolean {
  return /^[\w-]+$/.test(pattern) ? pattern === value : matches(`^(?:${pattern})$`, value);
}

/**
 * Whether an entry of `images` applies to an image. Its name is a pattern without a group of its own (Kustomize,
 * `image.IsImageMatched`), which may also match the version: that is about to change, so any version matches.
 */
export function matchesImageName(pattern: string, name: string): boolean {
  if (pattern === name) return true;
  const isPlain = !/[*+?()|[\]{}^$\\]/.test(pattern) && (!pattern.includes(".") || pattern.length !== name.length);
  if (isPlain) return false;
  const whole = `^${pattern}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`;
  return [name, `${name}:v1`, `${name}:1.0.0`].some((image) => matches(whole, image));
}

function matches(pattern: string, value: string): boolean {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  return compiled.get(pattern)?.test(value) ?? false;
}

/** Undefined if Kustomize would reject the pattern, or it is too long for any name. */
function compile(pattern: string): RE2JS | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/** Reads the target of a patch; undefined if it selects nothing. */
export function selectorOf(value: unknown): ObjectSelector | undefined {
  return isMap(value) && Object.keys(value).length > 0 ? value : undefined;
}
