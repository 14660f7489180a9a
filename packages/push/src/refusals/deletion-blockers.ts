import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { objectPath } from "../cluster/discovery.ts";
import { namespaces } from "../plan/kinds.ts";

interface NamespaceStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
}

/** What blocks the deletion of an object: its finalizers, and for a namespace its remaining contents. */
export function deletionBlockers(object: KubernetesObject | undefined): string {
  const finalizers = (object?.metadata.finalizers as readonly string[] | undefined) ?? [];
  const { conditions = [] } = (object?.kind === "Namespace" ? (object.status ?? {}) : {}) as NamespaceStatus;
  const contents = conditions.flatMap(({ status, message = "" }) => (status === "True" ? [message] : []));
  return [...finalizers.map((name) => `finalizer ${name}`), ...contents].join("; ");
}

/** Adds what blocks the deletion to the fault of a namespace that is being deleted, if the identity may read it. */
export function withDeletionBlockers(faults: readonly UserError[], api: Api): Promise<readonly UserError[]> {
  return Promise.all(
    faults.map(async (fault) => {
      const name = terminatingNamespace(fault.cause);
      const blockers = name === undefined ? "" : await blockersOfNamespace(name, api);
      if (blockers === "") return fault;
      const { code, location, cause } = fault;
      return new UserError(fault.message, {
        code,
        location,
        cause,
        hint: `${fault.hint} The deletion is blocked by: ${blockers}`,
      });
    }),
  );
}

/** The namespace whose deletion is the reason for a refusal. */
export function terminatingNamespace(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const isTerminating = (error.status.details?.causes ?? []).some(({ reason }) => reason === "NamespaceTerminating");
  return isTerminating ? /in namespace (\S+) because/.exec(error.message)?.[1] : undefined;
}

async function blockersOfNamespace(name: string, api: Api): Promise<string> {
  try {
    const { body } = await api.send({ method: "GET", path: objectPath(namespaces, undefined, name) });
    return deletionBlockers({ ...(body as KubernetesObject), kind: "Namespace" });
  } catch (error) {
    if (error instanceof ApiError) return "";
    throw error;
  }
}
