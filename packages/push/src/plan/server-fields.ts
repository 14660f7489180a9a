import { UserError } from "@pushpull/core/errors";
import { type FieldPath, formatRef, groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import type { Resource } from "../cluster/discovery.ts";
import type { Manifest } from "../manifests/manifest.ts";

/** Fields that only the API server sets (Kubernetes API conventions, "Metadata"). */
const metadataFields: readonly FieldPath[] = [
  ["metadata", "creationTimestamp"],
  ["metadata", "generation"],
  ["metadata", "managedFields"],
  ["metadata", "resourceVersion"],
  ["metadata", "selfLink"],
  ["metadata", "uid"],
];

/**
 * The fault of an object copied from `kubectl get -o yaml`, on the line of the first server-set field. With a
 * `resourceVersion`, every later run would fail.
 * @param resource how its kind is served; undefined if it is not
 */
export function serverFieldFaults({ object, source }: Manifest, resource?: Resource): readonly UserError[] {
  const { apiVersion, kind, metadata } = object;
  const written = serverFieldsIn(object, resource)
    .map((path) => ({ name: path.join("."), location: source.locate(path) }))
    .toSorted((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0));
  if (written.length === 0) return [];
  const name = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
  return [
    new UserError(
      `${name} has fields that only the API server sets: ${written.map((field) => field.name).join(", ")}`,
      {
        code: "manifest",
        hint: `Remove ${written.length === 1 ? "it" : "them"} from the manifest: \`kubectl get -o yaml\` prints such fields, but an apply must not contain them.`,
        location: written[0]?.location,
      },
    ),
  ];
}

/** Without a status subresource, `status` is an ordinary field. */
function serverFieldsIn(object: KubernetesObject, resource: Resource | undefined): readonly FieldPath[] {
  const fields = resource?.hasStatus ? [...metadataFields, ["status"]] : metadataFields;
  return fields.filter((path) => !isEmptyValue(valueAt(object, path)));
}

/**
 * Whether a value is empty: `kubectl create --dry-run` prints `creationTimestamp: null`, CRD generators an empty
 * status.
 */
function isEmptyValue(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isEmptyValue);
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}

/**
 * Removes what the cluster sets in an object:
 * - the fields of {@link serverFieldFaults}, so that the server can report what else is wrong with the object;
 * - the rules of a ClusterRole that is aggregated from others. The control plane fills them in, and applying them would
 *   replace these rights until it has done so again (Kubernetes docs, "Aggregated ClusterRoles").
 */
export function withoutServerFields(object: KubernetesObject, resource: Resource): KubernetesObject {
  const removed = [...serverFieldsIn(object, resource), ...(isAggregated(object) ? [["rules"]] : [])];
  return removed.reduce<KubernetesObject>((current, path) => without(current, path) as KubernetesObject, object);
}

function isAggregated({ apiVersion, kind, aggregationRule }: KubernetesObject): boolean {
  const isClusterRole = kind === "ClusterRole" && groupOf(apiVersion) === "rbac.authorization.k8s.io";
  return isClusterRole && aggregationRule !== undefined && aggregationRule !== null;
}

function without(value: unknown, [step = "", ...rest]: FieldPath): unknown {
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.flatMap(([key, child]) => {
      if (key !== step) return [[key, child]];
      return rest.length === 0 ? [] : [[key, without(child, rest)]];
    }),
  );
}
