/** The objects of a release: as Helm writes them, as a revision has recorded them, and who owns them. */
import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { Discovery } from "../../cluster/discovery.ts";
import type { Manifest } from "../../manifests/manifest.ts";
import { readManifests } from "../../manifests/read-manifests.ts";
import { planPush } from "../../plan/plan.ts";
import type { PlannedObject, PushPlan } from "../../plan/push-plan.ts";
import type { LiveState } from "../../preflight/read-live.ts";
import type { ReleaseName, ReleaseRecord } from "./release-record.ts";

/** What Helm writes on each object of a release, and reads as proof of ownership (Helm, `pkg/action/validate.go`). */
const managedBy = { label: "app.kubernetes.io/managed-by", value: "Helm" } as const;
const releaseName = "meta.helm.sh/release-name";
const releaseNamespace = "meta.helm.sh/release-namespace";

/** An object of a release as Helm writes it. */
export function asHelmWrites({ object, source }: Manifest, { name, namespace }: ReleaseName): Manifest {
  const { labels, annotations, ...metadata } = object.metadata;
  return {
    object: {
      ...object,
      metadata: {
        ...metadata,
        labels: { ...labels, [managedBy.label]: managedBy.value },
        annotations: { ...annotations, [releaseName]: name, [releaseNamespace]: namespace },
      },
    },
    source,
    helm: "object",
  };
}

/** All objects of a plan. */
export function objectsOf({ waves }: PushPlan): readonly PlannedObject[] {
  return waves.flatMap(({ objects }) => objects);
}

/** The objects that a revision has recorded. */
export interface RecordedObjects {
  readonly objects: readonly PlannedObject[];
  /** A fault for kinds that the API server no longer serves: Helm cannot upgrade from such a revision. */
  readonly faults: readonly UserError[];
}

/** Reads the objects of a revision, and finds how the API server serves them. */
export function recordedObjects(
  { manifest, revision }: Pick<ReleaseRecord, "manifest" | "revision">,
  release: ReleaseName,
  discovery: Discovery,
): RecordedObjects {
  const written = readManifests(manifest, `revision ${revision}`).manifests;
  const manifests = written.map((each) => asHelmWrites(each, release));
  const { plan } = planPush({ manifests, discovery, namespace: release.namespace, createNamespace: false });
  const objects = objectsOf(plan);
  const served = new Set(discovery.map(kindIn));
  const gone = [...new Set(written.map(({ object }) => kindIn(object)).filter((kind) => !served.has(kind)))];
  return { objects, faults: gone.length === 0 ? [] : [unservedKinds(gone, revision, release)] };
}

function kindIn({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): string {
  return `${kind} (${apiVersion})`;
}

function unservedKinds(kinds: readonly string[], revision: number, { name, namespace }: ReleaseName): UserError {
  const list = firstFew(kinds, 3).join(", ");
  return new UserError(
    `Helm cannot upgrade release ${name}: its revision ${revision} has kinds that the API server does not serve: ${list}`,
    {
      code: "helm",
      hint: `Move the record to the kinds that are served with Helm's plugin mapkubeapis (helm mapkubeapis ${name} --namespace ${namespace}), or install their CustomResourceDefinition again.`,
    },
  );
}

/** Objects that a revision has and the new one has not: Helm deletes them, unless they say `helm.sh/resource-policy: keep`. */
export function removedObjects(
  wanted: readonly PlannedObject[],
  recorded: readonly PlannedObject[],
): readonly PlannedObject[] {
  const kept = new Set(wanted.map(({ ref }) => objectKey(ref)));
  return recorded.filter(
    ({ ref, object }) =>
      !kept.has(objectKey(ref)) && object.metadata.annotations?.["helm.sh/resource-policy"] !== "keep",
  );
}

/** Whether two sets of objects have the same content. */
export function isSameSet(wanted: readonly PlannedObject[], recorded: readonly PlannedObject[]): boolean {
  const before = new Map(recorded.map(({ ref, object }) => [objectKey(ref), object]));
  return (
    before.size === wanted.length &&
    wanted.every(({ ref, object }) => isDeepStrictEqual(before.get(objectKey(ref)), object))
  );
}

/** What Helm says of objects that exist, and that it has not recorded. */
export interface Ownership {
  readonly faults: readonly UserError[];
  readonly notices: readonly string[];
}

/**
 * Finds objects that exist outside of the release, or in another one. Helm refuses to change them, unless it is to take
 * them over.
 */
export function checkOwnership(
  wanted: readonly PlannedObject[],
  {
    live,
    recorded,
    release,
    adopt,
  }: {
    readonly live: LiveState;
    readonly recorded: readonly PlannedObject[];
    readonly release: ReleaseName;
    readonly adopt: boolean;
  },
): Ownership {
  // Helm compares the version of the kind too.
  const known = new Set(recorded.map(({ ref }) => `${ref.apiVersion} ${objectKey(ref)}`));
  const foreign = wanted.flatMap((planned) => {
    const now = live.get(objectKey(planned.ref));
    if (now === undefined || planned.onlyIfMissing) return [];
    if (known.has(`${planned.ref.apiVersion} ${objectKey(planned.ref)}`) || isOwned(now, release)) return [];
    return [{ planned, owner: ownerOf(now) }];
  });
  if (foreign.length === 0) return { faults: [], notices: [] };
  if (adopt) {
    const names = foreign.map(
      ({ planned, owner }) =>
        `${formatRef(planned.ref)}${owner === undefined ? "" : ` (until now of release ${owner})`}`,
    );
    return { faults: [], notices: [`Release ${release.name} takes over: ${firstFew(names, 6).join(", ")}`] };
  }
  return { faults: foreign.map(({ planned, owner }) => foreignFault(planned, owner, release)), notices: [] };
}

function isOwned({ metadata: { labels = {}, annotations = {} } }: KubernetesObject, { name, namespace }: ReleaseName) {
  return (
    labels[managedBy.label] === managedBy.value &&
    annotations[releaseName] === name &&
    annotations[releaseNamespace] === namespace
  );
}

function ownerOf({ metadata: { annotations = {}, namespace = "" } }: KubernetesObject): string | undefined {
  const name = annotations[releaseName];
  return name === undefined ? undefined : `${annotations[releaseNamespace] ?? namespace}/${name}`;
}

function foreignFault(
  { ref, source }: PlannedObject,
  owner: string | undefined,
  { name, namespace }: ReleaseName,
): UserError {
  const isOther = owner !== undefined && owner !== `${namespace}/${name}`;
  const what = isOther
    ? `belongs to Helm release ${owner}`
    : owner === undefined
      ? "exists already, outside of any release"
      : `exists already, and lacks the label ${managedBy.label}: ${managedBy.value}`;
  const hint = isOther
    ? `Set input 'name' if release ${owner} is meant. Else rename one of the two objects; adopt: true takes it from the other release, whose next upgrade writes over it.`
    : `Set adopt: true for one run to have release ${name} take it over, or delete it first.`;
  return new UserError(`${formatRef(ref)} ${what}`, { code: "conflict", hint, location: source.location });
}
