import { setTimeout as sleep } from "node:timers/promises";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, ConnectionError } from "../../cluster/api.ts";
import { logRequest, readLog } from "../../diagnose/container-logs.ts";
import type { ContainerLog, Failure } from "../../diagnose/failure.ts";
import { representativePodOf } from "../../diagnose/representative-pod.ts";
import { failing, noOwnedResources } from "../../readiness/readiness.ts";
import type { HookRun } from "./hook-runs.ts";

/** Milliseconds between two looks at the pods of a hook. */
const interval = 200;

/**
 * Keeps the log of a hook that deletes itself when it fails: Helm deletes it as soon as the Job has failed, and the log
 * with it. So it is read as soon as a pod has failed.
 * @returns adds the log to what is known of the hook's failure
 */
export function keepHookLog(
  { planned: { ref }, deletePolicies }: HookRun,
  object: KubernetesObject,
  ports: { readonly api: Api; readonly redact: (text: string) => string; readonly until: AbortSignal },
): (failure: Failure) => Failure {
  if (!deletePolicies.includes("hook-failed")) return (failure) => failure;
  let kept: ContainerLog | undefined;
  const look = async () => {
    while (kept === undefined && !ports.until.aborted) {
      kept = await findLog(object, ports).catch(ignored);
      if (kept === undefined) await sleep(interval, undefined, { signal: ports.until }).catch(() => undefined);
    }
  };
  void look();
  return (failure) => {
    const isHook = failure.ref.kind === ref.kind && failure.ref.name === ref.name;
    return kept === undefined || !isHook || failure.logs.length > 0 ? failure : { ...failure, logs: [kept] };
  };
}

/** The log of the first pod that has failed. */
async function findLog(
  object: KubernetesObject,
  { api, redact }: { readonly api: Api; readonly redact: (text: string) => string },
): Promise<ContainerLog | undefined> {
  const { uid, name = "", namespace = "" } = object.metadata;
  const query = new URLSearchParams(
    object.kind === "Job"
      ? { labelSelector: `batch.kubernetes.io/controller-uid=${uid}` }
      : { fieldSelector: `metadata.name=${name}` },
  );
  const { body } = await api.send({
    method: "GET",
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods?${query}`,
  });
  const { items = [] } = body as { readonly items?: readonly KubernetesObject[] };
  const pods = items.filter(({ status }) => (status as { readonly phase?: string } | undefined)?.phase === "Failed");
  const owned = { ...noOwnedResources, pods };
  const [pod] = pods;
  if (pod === undefined) return undefined;
  const followed = {
    ref: { apiVersion: "v1", kind: "Pod", name },
    object: pod,
    owned,
    readiness: failing("Failed", ""),
  };
  const representative = representativePodOf({ ...followed, unchangedFor: 0 });
  if (representative?.container === undefined) return undefined;
  const { container } = representative;
  const { body: log } = await api.send(logRequest(representative, container, false));
  return {
    pod: pod.metadata.name ?? "",
    container: container.name,
    previous: false,
    lines: readLog(String(log), redact),
  };
}

/** The failure itself is found in another way, and says more. */
function ignored(error: unknown): undefined {
  if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
}
