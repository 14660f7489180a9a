import { formatLocation, UserError } from "@pushpull/core/errors";
import { groupOf, isBuiltIn, isBuiltInGroup, type KubernetesObject } from "@pushpull/core/kubernetes";
import { isNear, nearestName } from "@pushpull/core/text";
import type { Discovery, Resource } from "../cluster/discovery.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { builtInHint, configurationFile, notInstalledHint } from "./kind-owners.ts";
import { dnsLabel } from "./name-faults.ts";

/**
 * The kinds that the API server serves, and those that CRDs of the set will add. A CRD in an unserved version adds
 * none, since it is not applied.
 */
export function knownKinds(discovery: Discovery, manifests: readonly Manifest[]): Discovery {
  return [
    ...discovery,
    ...manifests.flatMap(({ object }) => (isCrd(object) && isServed(discovery, object) ? resourcesOfCrd(object) : [])),
  ];
}

function isServed(kinds: Discovery, { apiVersion, kind }: KubernetesObject): boolean {
  return kinds.some((resource) => resource.apiVersion === apiVersion && resource.kind === kind);
}

export function isCrd(object: KubernetesObject): boolean {
  return object.kind === "CustomResourceDefinition" && groupOf(object.apiVersion) === "apiextensions.k8s.io";
}

/** The fields of `CustomResourceDefinition` (`apiextensions.k8s.io/v1`) that define how a kind is served. */
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

/** The kind that a CRD adds, in each version; none if its names cannot be part of a URL: the server refuses such a CRD. */
function resourcesOfCrd(crd: KubernetesObject): readonly Resource[] {
  const { group, scope, names, versions } = (crd.spec ?? {}) as CrdSpec;
  if (names?.kind === undefined || !isDnsLabel(names.plural) || !isDnsSubdomain(group)) return [];
  const { kind, plural } = names;
  return (Array.isArray(versions) ? (versions as NonNullable<CrdSpec["versions"]>) : [])
    .filter((version) => version?.served === true && isDnsLabel(version.name))
    .map((version) => ({
      apiVersion: `${group}/${version.name}`,
      kind,
      plural,
      namespaced: scope === "Namespaced",
      verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
      hasStatus: version.subresources?.status !== undefined,
    }));
}

function isDnsLabel(name: unknown): name is string {
  return typeof name === "string" && dnsLabel.test(name);
}

function isDnsSubdomain(name: unknown): name is string {
  return typeof name === "string" && name.length <= 253 && name.split(".").every(isDnsLabel);
}

/**
 * Finds how the kind of a manifest is served.
 * @param manifests the whole set, whose CRDs may serve it
 * @returns faults when it is not served, with the kind that was probably meant or the project that serves it; none if a
 * CRD of the set would serve it but is itself not applied, which has its own fault
 */
export function findKind(
  kinds: Discovery,
  { object, source }: Manifest,
  manifests: readonly Manifest[],
): Resource | readonly UserError[] {
  const { apiVersion, kind } = object;
  const code = "unknown-kind";
  const found = kinds.find((resource) => resource.kind === kind && resource.apiVersion === apiVersion);
  if (found !== undefined) return isWritable(found, object) ? found : [notWritable(found, source)];
  const crd = manifests.find((each) => isCrd(each.object) && definesKind(each.object, object));
  if (crd !== undefined && !isServed(kinds, crd.object)) return [];
  const unserved = `The API server does not serve ${kind} in ${apiVersion}`;
  if (crd !== undefined) {
    const served = resourcesOfCrd(crd.object).map((each) => each.apiVersion);
    const { location } = crd.source;
    const where = location === undefined ? "" : ` (${formatLocation(location)})`;
    const hint = `CustomResourceDefinition/${crd.object.metadata.name} of the set${where} serves ${served.join(", ") || "no version of it"}. Use one of its versions, or add this one to it.`;
    return [new UserError(unserved, { code, hint, location: source.locate(["apiVersion"]) })];
  }
  const sameKind = kinds.filter((resource) => resource.kind === kind);
  const better =
    sameKind.find((each) => groupOf(each.apiVersion) === groupOf(apiVersion)) ??
    sameKind.find((each) => isMeantGroup(groupOf(apiVersion), groupOf(each.apiVersion)));
  if (better !== undefined) {
    const hint = `Use apiVersion: ${better.apiVersion}. Its fields may differ: see \`kubectl explain ${better.plural}\`.`;
    return [new UserError(unserved, { code, hint, location: source.locate(["apiVersion"]) })];
  }
  const message = `The API server does not know the kind ${kind} (${apiVersion})`;
  return [new UserError(message, { code, hint: unknownHint(kinds, object), location: source.locate(["kind"]) })];
}

/** Some kinds cannot be applied: `Binding`, `ComponentStatus`, `PodMetrics`. */
function isWritable({ verbs }: Resource, { metadata }: KubernetesObject): boolean {
  return verbs.includes(metadata.name === undefined ? "create" : "patch");
}

function notWritable({ kind, apiVersion, verbs }: Resource, source: Manifest["source"]): UserError {
  return new UserError(`The kind ${kind} (${apiVersion}) cannot be applied`, {
    code: "unknown-kind",
    hint: `The API server only allows ${verbs.join(", ")} for it. Remove it from 'manifests'.`,
    location: source.locate(["kind"]),
  });
}

function definesKind(crd: KubernetesObject, { apiVersion, kind }: KubernetesObject): boolean {
  const { group, names } = (crd.spec ?? {}) as CrdSpec;
  return group === groupOf(apiVersion) && names?.kind === kind;
}

function unknownHint(kinds: Discovery, { apiVersion, kind }: KubernetesObject): string {
  const group = groupOf(apiVersion);
  const candidates = kinds.filter(
    (each) => isMeantGroup(group, groupOf(each.apiVersion)) && hasSameAbbreviation(kind, each.kind),
  );
  const nearest = nearestName(
    kind,
    candidates.map((each) => each.kind),
  );
  const similar = candidates.find((each) => each.kind === nearest);
  if (similar !== undefined) return `Did you mean ${similar.kind} (apiVersion: ${similar.apiVersion})?`;
  const file = configurationFile(apiVersion, kind);
  if (file !== undefined) return file;
  if (isBuiltIn(apiVersion)) return builtInHint(apiVersion, kind);
  return notInstalledHint(group);
}

/** Whether one API group may have been written for another: Kubernetes' own kinds have moved between its groups. */
function isMeantGroup(written: string, group: string): boolean {
  if (written === group || (isBuiltInGroup(written) && isBuiltInGroup(group))) return true;
  const isShort = !written.includes(".") && group.startsWith(`${written}.`);
  return written !== "" && group !== "" && (isShort || isNear(written, group));
}

/** Whether a kind abbreviates the same as another one, if anything: `TCPRoute` is not `HTTPRoute`. */
function hasSameAbbreviation(written: string, meant: string): boolean {
  const abbreviations = (word: string) => word.match(/[A-Z]{2,20}(?=[A-Z][a-z]|$)/g)?.join() ?? "";
  const short = abbreviations(written);
  return short === "" || short === abbreviations(meant);
}

/** How every API server serves namespaces. */
export const namespaces: Resource = {
  apiVersion: "v1",
  kind: "Namespace",
  plural: "namespaces",
  namespaced: false,
  verbs: ["create", "get", "patch"],
};
