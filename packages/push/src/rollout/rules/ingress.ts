import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Verdict } from "../types.ts";
import { ready, readyBut } from "./verdict.ts";

/**
 * Ready at once: whether a controller will ever give it an address cannot be told from the object, and to wait for one
 * where there is no controller is to wait for ever.
 */
export function judgeIngress({ status }: KubernetesObject): Verdict {
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, which is not waited for");
}
