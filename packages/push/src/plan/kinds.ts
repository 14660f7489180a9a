import { UserError } from "@pushpull/core/errors";
import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { distance } from "fastest-levenshtein";
import type { Discovery, Resource } from "../cluster/discovery.ts";
import type { Manifest } from "../render/manifest.ts";

/** Kinds as the API server serves them, and those that the set's own CRDs will add. */
export function knownKinds(discovery: Discovery, manifests: readonly Manifest[]): Discovery {
  return [...discovery, ...manifests.flatMap(({ object }) => (isCrd(object) ? resourcesOfCrd(object) : []))];
}

export function isCrd(object: KubernetesObject): boolean {
  return object.kind === "CustomResourceDefinition" && groupOf(object.apiVersion) === "apiextensions.k8s.io";
}

/** The fields of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`) that say how a kind will be served. */
interface CrdSpec {
  readonly group?: string;
  readonly scope?: "Namespaced" | "Cluster";
  readonly names?: { readonly kind?: string; readonly plural?: string };
  readonly versions?: readonly {
    readonly name?: string;
    readonly served?: boolean;
    readonly subresources?: { readonly status?: unknown };
  }[];
}

function resourcesOfCrd(crd: KubernetesObject): readonly Resource[] {
  const { group, scope, names, versions } = (crd.spec ?? {}) as CrdSpec;
  if (group === undefined || names?.kind === undefined || names.plural === undefined) return [];
  const { kind, plural } = names;
  return (versions ?? [])
    .filter((version) => version.served)
    .map((version) => ({
      apiVersion: `${group}/${version.name}`,
      kind,
      plural,
      namespaced: scope === "Namespaced",
      verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
      hasStatus: version.subresources?.status !== undefined,
    }));
}

/**
 * How the kind of a manifest is served.
 * @returns the fault, with what is nearest to it, when it is not
 */
export function findKind(kinds: Discovery, { object, source }: Manifest): Resource | UserError {
  const { apiVersion, kind } = object;
  const found = kinds.find((resource) => resource.kind === kind && resource.apiVersion === apiVersion);
  if (found !== undefined) return found;
  const sameKind = kinds.filter((resource) => resource.kind === kind);
  const sameGroup = sameKind.filter((resource) => groupOf(resource.apiVersion) === groupOf(apiVersion));
  const better =
    sameGroup[0] ?? (isBuiltIn(apiVersion) ? sameKind.find((each) => isBuiltIn(each.apiVersion)) : undefined);
  if (better !== undefined) {
    return new UserError(`The API server does not serve ${kind} in ${apiVersion}`, {
      code: "unknown-kind",
      hint: `Use apiVersion: ${better.apiVersion}. Its fields may differ: see \`kubectl explain ${better.plural}\`.`,
      location: source.locate(["apiVersion"]),
    });
  }
  return new UserError(`The API server does not know the kind ${kind} (${apiVersion})`, {
    code: "unknown-kind",
    hint: nearestHint(kinds, object),
    location: source.locate(["kind"]),
  });
}

/** Whether a version is of Kubernetes itself: its kinds moved between groups, anybody else's are only called the same. */
export function isBuiltIn(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return !group.includes(".") || group.endsWith(".k8s.io");
}

function nearestHint(kinds: Discovery, { apiVersion, kind }: KubernetesObject): string {
  const near = kinds
    // Of the same name, but of another maker.
    .filter((resource) => resource.kind !== kind)
    .map((resource) => ({ resource, steps: distance(resource.kind.toLowerCase(), kind.toLowerCase()) }))
    .filter(({ steps }) => steps <= Math.max(2, kind.length / 4))
    .toSorted((a, b) => a.steps - b.steps)[0]?.resource;
  if (near !== undefined) return `Did you mean ${near.kind} (apiVersion: ${near.apiVersion})?`;
  return isBuiltIn(apiVersion)
    ? "This version of Kubernetes does not have it: see https://kubernetes.io/docs/reference/using-api/deprecation-guide/."
    : "If a CustomResourceDefinition makes it, add that to 'manifests', or install its operator first.";
}
