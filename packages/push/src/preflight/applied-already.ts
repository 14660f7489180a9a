import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";
import type { Writer } from "../plan/push-plan.ts";
import { entryOf, isAppliedClientSide } from "./field-managers.ts";
import { isBeingDeleted } from "./read-live.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether the live object itself shows that applying `sent` would change nothing: the writer owns exactly the fields
 * of `sent`, and each has its value. These two define the result of a server-side apply (Kubernetes docs, "Server-Side
 * Apply"; `fieldsV1` has the notation of structured-merge-diff's `fieldpath`).
 */
export function isAppliedAlready(live: KubernetesObject, sent: KubernetesObject, writer: Writer): boolean {
  const entry = entryOf(live, writer);
  if (entry?.fieldsV1 === undefined || entry.apiVersion !== sent.apiVersion) return false;
  if (isBeingDeleted(live) || isAppliedClientSide(live)) return false;
  return isSameMap(entry.fieldsV1, withoutIdentity(sent), live as Fields);
}

/** Removes the fields that identify the object: no manager owns them. */
function withoutIdentity({ apiVersion: _version, kind: _kind, metadata, ...rest }: KubernetesObject): Fields {
  const { name: _name, namespace: _namespace, ...fields } = metadata;
  return Object.keys(fields).length > 0 ? { ...rest, metadata: fields } : rest;
}

/**
 * @param owned the part of `fieldsV1` for this value; a leaf owns the whole value below it
 * @param sent the value in the manifest
 * @param live the value in the cluster
 */
function isSameValue(owned: unknown, sent: unknown, live: unknown): boolean {
  if (!isMap(owned)) return false;
  if (Object.keys(owned).length === 0) return isDeepStrictEqual(sent, live);
  if (Array.isArray(sent)) return Array.isArray(live) && isSameList(owned, sent, live);
  return isMap(sent) && isMap(live) && isSameMap(owned, sent, live);
}

function isSameMap(owned: Fields, sent: Fields, live: Fields): boolean {
  // Charts write empty lists and maps: most kinds store nothing for them, and some record no owner.
  const saysNothing = (key: string) => live[key] === undefined && isEmpty(sent[key]);
  const keys = Object.keys(sent).filter((key) => !saysNothing(key));
  const ownedKeys = Object.keys(owned).filter((key) => key !== "." && !saysNothing(key.slice("f:".length)));
  return keys.length === ownedKeys.length && keys.every((key) => isSameValue(owned[`f:${key}`], sent[key], live[key]));
}

/**
 * Compares a list whose elements have separate owners: by their keys (`k:{"name":"web"}`) or, in a set, by value (`v:"a"`).
 */
function isSameList(owned: Fields, sent: readonly unknown[], live: readonly unknown[]): boolean {
  const owners = Object.keys(owned).filter((key) => key !== ".");
  if (owners.length !== sent.length) return false;
  let last = -1;
  const unmatched = new Set(owners);
  return sent.every((element) => {
    const matching = [...unmatched].filter((owner) => isOwnerOf(owner, element));
    const [owner] = matching;
    if (owner === undefined || matching.length > 1) return false;
    unmatched.delete(owner);
    const index = live.findIndex((candidate) => isNamedBy(owner, candidate));
    // A different order is a change too.
    const inOrder = index > last;
    last = index;
    return inOrder && (owner.startsWith("v:") || isSameValue(owned[owner], element, live[index]));
  });
}

/** If the manifest omits a key, the server has filled in its default. */
function isOwnerOf(owner: string, element: unknown): boolean {
  const key = keyOf(owner);
  if (!isMap(key)) return key !== undefined && key === element;
  return isMap(element) && Object.entries(key).every(([name, value]) => (element[name] ?? value) === value);
}

function isNamedBy(owner: string, candidate: unknown): boolean {
  const key = keyOf(owner);
  if (!isMap(key)) return key === candidate;
  return isMap(candidate) && Object.entries(key).every(([name, value]) => candidate[name] === value);
}

/** The keys or the scalar that identify an element; undefined for elements identified by index. */
function keyOf(owner: string): unknown {
  return owner.startsWith("k:") || owner.startsWith("v:") ? JSON.parse(owner.slice(2)) : undefined;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}
