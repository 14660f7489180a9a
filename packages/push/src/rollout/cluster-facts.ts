import { groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { ruleOf } from "../readiness/assess.ts";
import { workloadKey } from "../readiness/operators.ts";
import { type ClusterFacts, noClusterFacts, noOwnedResources } from "../readiness/readiness.ts";
import { kindKey, reportsReadiness } from "../readiness/status/reported-status.ts";
import type { RolloutTarget } from "./rollout.ts";

export interface ClusterFactsPorts extends Pick<ClusterFacts, "errorBudget" | "times"> {
  readonly api: Api;
  /** All objects of the set. */
  readonly set: readonly KubernetesObject[];
}

/**
 * Reads the facts that the rules need in addition to the objects: the binding mode of the StorageClasses of unbound
 * claims, and which kinds of custom resources without a status have a controller that writes one. Without access to the
 * StorageClasses, the run waits for its claims.
 * @throws ConnectionError when the API server cannot be reached
 */
export async function readClusterFacts(
  unready: readonly RolloutTarget[],
  { api, set, errorBudget, times }: ClusterFactsPorts,
): Promise<ClusterFacts> {
  const claims = unready.filter(({ ref }) => ref.apiVersion === "v1" && ref.kind === "PersistentVolumeClaim");
  const classes = new Set(
    claims.flatMap(({ applied }) => (applied.spec as { readonly storageClassName?: string }).storageClassName || []),
  );
  const [late, reportingKinds] = await Promise.all([
    Promise.all([...classes].map(async (name) => ((await bindsLate(api, name)) ? [name] : []))),
    findReportingKinds(unready, api),
  ]);
  const lateBindingClasses = new Set(late.flat());
  return { lateBindingClasses, operatorSecrets: operatorSecrets(set), errorBudget, times, reportingKinds };
}

/** The generations of applied objects, by `KIND NAMESPACE/NAME`: the template of a Rollout may be in another object. */
export function generationsOf(targets: readonly RolloutTarget[]): ReadonlyMap<string, number> {
  return new Map(targets.map(({ applied }) => [workloadKey(applied), applied.metadata.generation ?? 0]));
}

/** Finds the kinds of unreported objects that have a controller: most other objects of such a kind have a status. */
async function findReportingKinds(unready: readonly RolloutTarget[], api: Api): Promise<ReadonlySet<string>> {
  const unreported = Map.groupBy(unready.filter(isUnreported), ({ applied }) => kindKey(applied));
  const found = [...unreported].map(async ([kind, targets]) => ((await hasController(targets, api)) ? [kind] : []));
  return new Set((await Promise.all(found)).flat());
}

function isUnreported({ applied }: RolloutTarget): boolean {
  const readiness = ruleOf(applied)(applied, { ...noClusterFacts, ...noOwnedResources, reportingKinds: new Set() });
  return readiness.state === "progressing" && readiness.accepted === "unreported";
}

/** Maximum number of other objects of a kind that are read. */
const maxOthers = "100";

/** Reads other objects of the kind in all namespaces, or in one namespace if the identity may not list all. */
async function hasController(targets: readonly RolloutTarget[], api: Api): Promise<boolean> {
  const own = targets[0]?.collection ?? "";
  const all = own.replace(/\/namespaces\/[^/]{1,300}(\/[^/]{1,300})$/, "$1");
  const ours = new Set(targets.map(({ applied }) => applied.metadata.uid));
  for (const collection of new Set([all, own])) {
    try {
      const { body } = await api.send({ method: "GET", path: `${collection}?limit=${maxOthers}` });
      const { items = [] } = body as { readonly items?: readonly KubernetesObject[] };
      const others = items.filter(({ metadata }) => !ours.has(metadata.uid));
      return others.filter((object) => reportsReadiness(object)).length > others.length / 2;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  return false;
}

async function bindsLate(api: Api, name: string): Promise<boolean> {
  try {
    const path = `/apis/storage.k8s.io/v1/storageclasses/${encodeURIComponent(name)}`;
    const { body } = await api.send({ method: "GET", path });
    return (body as { readonly volumeBindingMode?: string }).volumeBindingMode === "WaitForFirstConsumer";
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

type SecretNames = (object: KubernetesObject) => readonly unknown[];

/** The names of the Secrets that the operator of each kind creates in the object's namespace. */
const secretNames: Readonly<Record<string, SecretNames>> = {
  "external-secrets.io/ExternalSecret": ({ spec, metadata }) => [field(spec, "target", "name") ?? metadata.name],
  "bitnami.com/SealedSecret": ({ spec, metadata }) => [field(spec, "template", "metadata", "name") ?? metadata.name],
  "cert-manager.io/Certificate": ({ spec }) => [field(spec, "secretName")],
  // cert-manager creates them where an annotation requests it.
  "networking.k8s.io/Ingress": ({ spec, metadata: { annotations = {} } }) =>
    Object.keys(annotations).some((key) => /^cert-manager\.io\/.*issuer|^kubernetes\.io\/tls-acme$/.test(key))
      ? items(field(spec, "tls")).map((tls) => field(tls, "secretName"))
      : [],
  "secrets-store.csi.x-k8s.io/SecretProviderClass": ({ spec }) =>
    items(field(spec, "secretObjects")).map((secret) => field(secret, "secretName")),
  "secrets.hashicorp.com/VaultStaticSecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/VaultDynamicSecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/VaultPKISecret": ({ spec }) => [field(spec, "destination", "name")],
  "secrets.hashicorp.com/HCPVaultSecretsApp": ({ spec }) => [field(spec, "destination", "name")],
  "onepassword.com/OnePasswordItem": ({ metadata }) => [metadata.name],
  "spv.no/AzureKeyVaultSecret": ({ spec }) => [field(spec, "output", "secret", "name")],
  "kafka.strimzi.io/KafkaUser": ({ metadata }) => [metadata.name],
  "postgresql.cnpg.io/Cluster": ({ metadata: { name } }) => [`${name}-app`, `${name}-superuser`, `${name}-ca`],
  "rabbitmq.com/RabbitmqCluster": ({ metadata: { name } }) => [`${name}-default-user`],
};

/**
 * `NAMESPACE/NAME` of the Secrets that operators create from objects of the set: for known kinds, and for any kind with
 * Crossplane's `writeConnectionSecretToRef`.
 */
export function operatorSecrets(set: readonly KubernetesObject[]): ReadonlySet<string> {
  return new Set(
    set.flatMap((object) => {
      const own = object.metadata.namespace ?? "";
      const names = secretNames[`${groupOf(object.apiVersion)}/${object.kind}`]?.(object) ?? [];
      const connection = field(object.spec, "writeConnectionSecretToRef");
      return [
        ...names.map((name) => [own, name]),
        [field(connection, "namespace") ?? own, field(connection, "name")],
      ].flatMap(([namespace, name]) => (typeof name === "string" ? [`${String(namespace)}/${name}`] : []));
    }),
  );
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, ...path: readonly string[]): unknown {
  return valueAt(value, path);
}
