import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Verdict } from "../types.ts";
import { progressing, ready, readyBut } from "./verdict.ts";

/** A load balancer needs its address; headless, ExternalName and all other Services are ready at once. */
export function judgeService({ spec, status }: KubernetesObject): Verdict {
  const { type } = (spec ?? {}) as { readonly type?: string };
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready;
  return progressing("waiting for the load balancer's address");
}

/**
 * Ready at once: whether a controller will ever give it an address cannot be told from the object, and to wait for one
 * where there is no controller is to wait for ever.
 */
export function judgeIngress({ status }: KubernetesObject): Verdict {
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, which is not waited for");
}
