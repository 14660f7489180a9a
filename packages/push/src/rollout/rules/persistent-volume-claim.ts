import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { failing, progressing, ready, readyBut } from "./verdict.ts";

/** Set once a pod that wants the claim has a node (Kubernetes docs, "Volume Binding Mode"). */
const selectedNode = "volume.kubernetes.io/selected-node";

/**
 * Ready when bound. A claim whose class binds late is ready until a pod wants it: to wait for that here would be to
 * wait for a pod that may come in a later wave, or never.
 */
export function judgePersistentVolumeClaim(object: KubernetesObject, { lateBindingClasses }: Evidence): Verdict {
  const { phase } = (object.status ?? {}) as { readonly phase?: string };
  const { storageClassName } = (object.spec ?? {}) as { readonly storageClassName?: string };
  if (phase === "Bound") return ready;
  if (phase === "Lost") return failing("ClaimLost", "its volume is gone");
  const wanted = object.metadata.annotations?.[selectedNode] !== undefined;
  if (!wanted && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
    return readyBut("is bound when its first pod comes");
  }
  return progressing("waiting for a volume");
}
