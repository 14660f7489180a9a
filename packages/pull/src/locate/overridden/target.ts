import { groupOf, type KubernetesObject } from "@pushpull/core";
import { isMap, mapOf, textOf } from "../shapes.ts";

/** What a patch says that it is for (Kustomize, `types.Selector`). */
export type Target = Readonly<Record<string, unknown>>;

/**
 * Whether a patch is for an object: by its target's patterns, or without one as it names the object itself. Names are
 * those that the object has before a prefix. A choice by labels is not followed: others may add to these.
 */
export function isFor(object: KubernetesObject, target: Target | undefined, patch: unknown): boolean {
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

/** A pattern of names, as far as people write them: `web`, `web.*`, `web|log`; any other would be a risk to run. */
function fits(pattern: string, value: string): boolean {
  return pattern.split("|").some((choice) => {
    const parts = choice.replace(/^\^/, "").replace(/\$$/, "").split(".*");
    return new RegExp(`^${parts.map(RegExp.escape).join(".*")}$`).test(value);
  });
}

/** A patch's target, where it has one that chooses. */
export function targetOf(value: unknown): Target | undefined {
  return isMap(value) && Object.keys(value).length > 0 ? value : undefined;
}
