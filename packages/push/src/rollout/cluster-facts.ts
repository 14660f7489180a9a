import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { promisedSecrets } from "./promised-secrets.ts";
import type { ClusterFacts, Target } from "./types.ts";

/** What is so as long as nobody has looked. */
export const nothingKnown: ClusterFacts = {
  lateBindingClasses: new Set(),
  promisedSecrets: new Set(),
  errorBudget: () => 0,
};

export interface ClusterFactsPorts extends Pick<ClusterFacts, "errorBudget" | "times"> {
  readonly api: Api;
  /** All that is in the set. */
  readonly set: readonly KubernetesObject[];
}

/**
 * Reads what the rules have to know besides the objects: the StorageClasses of claims that are not bound. An identity
 * that may not read them is told nothing, and waits for its claims.
 * @throws ConnectionError when the API server stays away
 */
export async function readClusterFacts(
  unready: readonly Target[],
  { api, set, errorBudget, times }: ClusterFactsPorts,
): Promise<ClusterFacts> {
  const claims = unready.filter(({ ref }) => ref.apiVersion === "v1" && ref.kind === "PersistentVolumeClaim");
  const classes = new Set(
    claims.flatMap(({ applied }) => (applied.spec as { readonly storageClassName?: string }).storageClassName || []),
  );
  const late = await Promise.all([...classes].map(async (name) => ((await bindsLate(api, name)) ? [name] : [])));
  return { lateBindingClasses: new Set(late.flat()), promisedSecrets: promisedSecrets(set), errorBudget, times };
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
