import { UserError } from "@pushpull/core/errors";
import { groupOf, isBuiltIn, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { PlannedObject, Wave } from "./push-plan.ts";

/** Argo CD's annotation (Argo CD docs, "Sync Phases and Waves"). */
const syncWaveAnnotation = "argocd.argoproj.io/sync-wave";

/** The sync-wave of an object; 0 by default, undefined when it is not a whole number. */
export function syncWaveOf(object: KubernetesObject): number | undefined {
  const written = object.metadata.annotations?.[syncWaveAnnotation];
  if (written === undefined) return 0;
  return /^[+-]?\d+$/.test(written) ? Number(written) : undefined;
}

export function syncWaveFault({ ref, source }: Pick<PlannedObject, "ref" | "source">): UserError {
  return new UserError(`The sync-wave of ${ref.kind}/${ref.name} is not a whole number`, {
    code: "manifest",
    hint: `Write it as a quoted number: ${syncWaveAnnotation}: "2".`,
    location: source.locate(["metadata", "annotations", syncWaveAnnotation]),
  });
}

/**
 * The order within a sync-wave. Kinds of one phase are applied in parallel, after all earlier phases. The run waits until
 * the first phase is ready: nothing can be created in a namespace that is not ready, or of a kind that is not served.
 */
const phases = [
  ["Namespace", "CustomResourceDefinition"],
  [
    ...["ServiceAccount", "Role", "ClusterRole", "ConfigMap", "Secret", "ResourceQuota", "LimitRange"],
    ...["PersistentVolume", "PersistentVolumeClaim", "StorageClass", "IngressClass", "GatewayClass", "RuntimeClass"],
    ...["PriorityClass", "ValidatingAdmissionPolicy", "NetworkPolicy", "DeviceClass", "VolumeAttributesClass"],
  ],
  ["RoleBinding", "ClusterRoleBinding", "ValidatingAdmissionPolicyBinding"],
  [],
  ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "APIService"],
] as const satisfies readonly (readonly string[])[];

/** The phase of all other kinds. */
const mainPhase = 3;

const phaseOfKind: ReadonlyMap<string, number> = new Map(
  phases.flatMap((kinds, phase) => kinds.map((kind) => [kind, phase] as const)),
);

function phaseOf(object: KubernetesObject): number {
  // This includes the kinds of Kubernetes' subprojects, such as the Gateway API.
  const isKnown = isBuiltIn(object.apiVersion) || groupOf(object.apiVersion).endsWith(".k8s.io");
  return (isKnown ? phaseOfKind.get(object.kind) : undefined) ?? mainPhase;
}

/** Sorts objects into waves. Within a wave they keep their order. */
export function toWaves(objects: readonly PlannedObject[]): readonly Wave[] {
  const hooks = objects.filter(({ hookWeight }) => hookWeight !== undefined);
  if (hooks.length === 0) return syncWavesOf(objects);
  const others = objects.filter((planned) => !hooks.includes(planned));
  // What hooks need in any case: a namespace, and the kinds.
  const first = others.filter(({ object }) => phaseOf(object) === 0);
  const waves = syncWavesOf(others.filter((planned) => !first.includes(planned)));
  const syncWave = Math.min(0, ...others.map(({ object }) => syncWaveOf(object) ?? 0)) - 1;
  const before = [...(first.length === 0 ? [] : [first]), ...hooks.toSorted(byWeight).map((hook) => [hook])];
  return [...before.map((some): Wave => ({ syncWave, objects: some, awaitReady: "wave" })), ...waves];
}

/** Helm runs the hooks of an event one after another: by weight, kind and name. */
function byWeight(a: PlannedObject, b: PlannedObject): number {
  const byKind = phaseOf(a.object) - phaseOf(b.object);
  return (a.hookWeight ?? 0) - (b.hookWeight ?? 0) || byKind || (a.ref.name < b.ref.name ? -1 : 1);
}

function syncWavesOf(objects: readonly PlannedObject[]): readonly Wave[] {
  const bySyncWave = Map.groupBy(objects, ({ object }) => syncWaveOf(object) ?? 0);
  const syncWaves = [...bySyncWave.keys()].toSorted((a, b) => a - b);
  return syncWaves.flatMap((syncWave) => {
    const byPhase = Map.groupBy(bySyncWave.get(syncWave) ?? [], ({ object }) => phaseOf(object));
    const last = Math.max(...byPhase.keys());
    return [...byPhase.keys()]
      .toSorted((a, b) => a - b)
      .map((phase): Wave => {
        const endsSyncWave = phase === last && syncWave !== syncWaves.at(-1);
        return {
          syncWave,
          objects: byPhase.get(phase) ?? [],
          awaitReady: endsSyncWave ? "sync-wave" : phase === 0 ? "wave" : "none",
        };
      });
  });
}
