import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Verdict } from "../types.ts";
import { progressing, ready } from "./verdict.ts";

/** A load balancer needs its address; headless, ExternalName and all other Services are ready at once. */
export function judgeService({ spec, status }: KubernetesObject): Verdict {
  const { type } = (spec ?? {}) as { readonly type?: string };
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready;
  return progressing("waiting for the load balancer's address");
}
