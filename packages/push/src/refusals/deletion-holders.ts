import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { objectPath } from "../cluster/discovery.ts";
import { namespaces } from "../plan/kinds.ts";

interface NamespaceStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
}

/** What blocks the deletion of an object: its finalizers, and for a namespace its remaining contents. */
export function deletionHolders(object: KubernetesObject | undefined): string {
  const finalizers = (object?.metadata.finalizers as readonly string[] | undefined) ?? [];
  const { conditions = [] } = (object?.kind === "Namespace" ? (object.status ?? {}) : {}) as NamespaceStatus;
  const contents = conditions.flatMap(({ status, message = "" }) => (status === "True" ? [message] : []));
  return [...finalizers.map((name) => `the finalizer ${name}`), ...contents].join("; ");
}

/** Adds to the fault of a namespace that is being deleted what blocks its deletion, where the identity may read it. */
export function withDeletionHolders(faults: readonly UserError[], api: Api): Promise<readonly UserError[]> {
  return Promise.all(
    faults.map(async (fault) => {
      const name = terminatingNamespace(fault.cause);
      const holders = name === undefined ? "" : await holdersOfNamespace(name, api);
      if (holders === "") return fault;
      const { code, location, cause } = fault;
      return new UserError(fault.message, { code, location, cause, hint: `${fault.hint} It is held by: ${holders}` });
    }),
  );
}

/** The namespace that an object is refused for because it is being deleted. */
export function terminatingNamespace(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const isIt = (error.status.details?.causes ?? []).some(({ reason }) => reason === "NamespaceTerminating");
  return isIt ? /in namespace (\S+) because/.exec(error.message)?.[1] : undefined;
}

async function holdersOfNamespace(name: string, api: Api): Promise<string> {
  try {
    const { body } = await api.send({ method: "GET", path: objectPath(namespaces, undefined, name) });
    return deletionHolders({ ...(body as KubernetesObject), kind: "Namespace" });
  } catch (error) {
    if (error instanceof ApiError) return "";
    throw error;
  }
}
