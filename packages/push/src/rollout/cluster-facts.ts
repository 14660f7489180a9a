import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { nothingOwned } from "./owned-resources.ts";
import { promisedSecrets } from "./promised-secrets.ts";
import { workloadKey } from "./rules/argo-rollout.ts";
import { kindKey, tellsReadiness } from "./rules/reported-status.ts";
import { ruleOf } from "./rules.ts";
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
 * Reads what the rules have to know besides the objects: the StorageClasses of claims that are not bound, and whether
 * anybody reports on custom resources of the kinds of those without a status. An identity that may not read them is told
 * nothing, and waits for its claims.
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
  const [late, reportingKinds] = await Promise.all([
    Promise.all([...classes].map(async (name) => ((await bindsLate(api, name)) ? [name] : []))),
    findReportingKinds(unready, api),
  ]);
  const lateBindingClasses = new Set(late.flat());
  return { lateBindingClasses, promisedSecrets: promisedSecrets(set), errorBudget, times, reportingKinds };
}

/** Generations as they were applied: a template may stand in another object of the set. */
export function generationsOf(targets: readonly Target[]): ReadonlyMap<string, number> {
  return new Map(targets.map(({ applied }) => [workloadKey(applied), applied.metadata.generation ?? 0]));
}

/** The kinds of objects without a status whose others mostly have one: there is a controller that fills it. */
async function findReportingKinds(unready: readonly Target[], api: Api): Promise<ReadonlySet<string>> {
  const silent = Map.groupBy(unready.filter(isSilent), ({ applied }) => kindKey(applied));
  const found = [...silent].map(async ([kind, targets]) => ((await isReportedOn(targets, api)) ? [kind] : []));
  return new Set((await Promise.all(found)).flat());
}

function isSilent({ applied }: Target): boolean {
  const verdict = ruleOf(applied)(applied, { ...nothingKnown, ...nothingOwned, reportingKinds: new Set() });
  return verdict.state === "progressing" && verdict.accepted === "unreported";
}

/** Number of other objects of a kind that are looked at. */
const mostOthers = "100";

/** In all namespaces, or where they may not be read, in the objects' own. */
async function isReportedOn(targets: readonly Target[], api: Api): Promise<boolean> {
  const own = targets[0]?.collection ?? "";
  const all = own.replace(/\/namespaces\/[^/]{1,300}(\/[^/]{1,300})$/, "$1");
  const made = new Set(targets.map(({ applied }) => applied.metadata.uid));
  for (const collection of new Set([all, own])) {
    try {
      const { body } = await api.send({ method: "GET", path: `${collection}?limit=${mostOthers}` });
      const { items = [] } = body as { readonly items?: readonly KubernetesObject[] };
      const others = items.filter(({ metadata }) => !made.has(metadata.uid));
      return others.filter((object) => tellsReadiness(object)).length > others.length / 2;
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
