import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, isForbidden, isNotFound } from "../cluster/api.ts";
import { collectionPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/push-plan.ts";
import { isOurs, managersOf } from "./field-managers.ts";
import type { LiveState } from "./read-live.ts";

const autoscalers = {
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  namespaced: true,
  verbs: [],
};

/** Keys of the workloads that an autoscaler scales. */
export type Autoscaled = ReadonlySet<string>;

interface Autoscaler extends KubernetesObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly apiVersion?: string; readonly kind: string; readonly name: string };
  };
}

/**
 * Finds the workloads of a set that an autoscaler scales. Only those whose `replicas` differs from the live value are
 * looked up: for others it makes no difference.
 */
export async function findAutoscaled(
  api: Api,
  objects: readonly PlannedObject[],
  live: LiveState,
): Promise<Autoscaled> {
  const differing = objects.filter((planned) => {
    const now = live.get(objectKey(planned.ref));
    return (
      now !== undefined && replicasOf(planned.object) !== undefined && replicasOf(planned.object) !== replicasOf(now)
    );
  });
  const namespaces = new Set(differing.map(({ ref }) => ref.namespace));
  const lists = await Promise.all([...namespaces].map((namespace) => listAutoscalers(api, namespace)));
  const scaled = new Set(
    lists
      .flat()
      .map(({ metadata, spec: { scaleTargetRef } }) =>
        objectKey({ apiVersion: "apps/v1", ...scaleTargetRef, namespace: metadata.namespace }),
      ),
  );
  // Workloads whose manifest omits `replicas` are left out: applying a value would make us its owner.
  return new Set(differing.map(({ ref }) => objectKey(ref)).filter((key) => scaled.has(key)));
}

async function listAutoscalers(api: Api, namespace: string | undefined): Promise<readonly Autoscaler[]> {
  try {
    const { body } = await api.send({ method: "GET", path: collectionPath(autoscalers, namespace) });
    return (body as { readonly items?: readonly Autoscaler[] }).items ?? [];
  } catch (error) {
    // An identity that may not list autoscalers gets the manifest's value, as with kubectl.
    if (isForbidden(error) || isNotFound(error)) return [];
    throw error;
  }
}

function replicasOf(object: KubernetesObject): unknown {
  return (object.spec as { readonly replicas?: unknown } | undefined)?.replicas;
}

/**
 * The object to send for a workload whose replicas an autoscaler sets. If the autoscaler already owns the field, the field
 * is omitted. If only we own it, omitting it would reset it to the server's default, 1: the live value is sent until the
 * autoscaler's first write takes the field over.
 */
export function keepScaledReplicas(object: KubernetesObject, live: KubernetesObject): KubernetesObject {
  const owners = managersOf(live, ["f:spec", "f:replicas"]);
  const { replicas: _, ...spec } = object.spec as Readonly<Record<string, unknown>>;
  const othersOwnIt = owners.some((entry) => !isOurs(entry));
  return { ...object, spec: othersOwnIt ? spec : { ...spec, replicas: replicasOf(live) } };
}
