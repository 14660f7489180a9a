import type { KubernetesObject } from "@pushpull/core/kubernetes";
import {
  type Condition,
  conditionsOf,
  currentConditions,
  describeCondition,
  findCondition,
} from "../pods/conditions.ts";
import { failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";
import { meaningOf } from "./status/status-words.ts";

/** Service: a load balancer is ready once it has an address; all other types are ready at once. */
export function assessService({ spec, status }: KubernetesObject): Readiness {
  const { type } = (spec ?? {}) as { readonly type?: string };
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready;
  return progressing("waiting for the load balancer's address");
}

/**
 * Ingress: ready at once. The object does not show whether a controller will ever assign an address to it, and if none
 * does, the wait would never end.
 */
export function assessIngress({ status }: KubernetesObject): Readiness {
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  return (loadBalancer?.ingress ?? []).length > 0
    ? ready
    : readyBut("has no address yet, and the run does not wait for one");
}

/** Ready when a controller has accepted it (Gateway API, "GatewayClass status"). */
export function assessGatewayClass(object: KubernetesObject): Readiness {
  return firstMissing(conditionsOf(object), ["Accepted"], "a controller") ?? ready;
}

/** Ready when the Gateway and its listeners are accepted and programmed in the data plane (Gateway API, GEP-1364). */
export function assessGateway(object: KubernetesObject): Readiness {
  const { listeners = [] } = (object.status ?? {}) as {
    readonly listeners?: readonly { readonly conditions?: unknown }[];
  };
  const results = listeners.flatMap(({ conditions }) => optionalMissing(currentConditions(object, conditions)) ?? []);
  const own = conditionsOf(object);
  return (
    firstMissing(own, ["Accepted", "Programmed"], "its controller") ??
    optionalMissing(own) ??
    results.find(({ state }) => state === "failing") ??
    results[0] ??
    ready
  );
}

/** Optional conditions: they must be True if they are present. */
function optionalMissing(conditions: readonly Condition[]): Readiness | undefined {
  const known = ["Accepted", "ResolvedRefs", "Programmed"].filter((type) => findCondition(conditions, type));
  return firstMissing(conditions, known, "its controller");
}

interface ParentRef {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

interface RouteStatus {
  readonly parents?: readonly { readonly parentRef: ParentRef; readonly conditions?: unknown }[];
}

/** HTTPRoute and other routes: ready when every parent has accepted the route and resolved its references. */
export function assessRoute(object: KubernetesObject): Readiness {
  const { parentRefs = [] } = (object.spec ?? {}) as { readonly parentRefs?: readonly ParentRef[] };
  const { parents = [] } = (object.status ?? {}) as RouteStatus;
  const key = (ref: ParentRef) =>
    [ref.kind ?? "Gateway", ref.namespace ?? object.metadata.namespace, ref.name, ref.sectionName, ref.port].join("/");
  for (const wanted of parentRefs) {
    // Several controllers may report for one parent; it is enough if one accepts the route.
    const reports = parents.filter(({ parentRef }) => key(parentRef) === key(wanted));
    const results = reports.map(({ conditions }) => {
      const current = currentConditions(object, conditions);
      return firstMissing(current, ["Accepted", "ResolvedRefs"], wanted.name) ?? optionalMissing(current);
    });
    if (results.length === 0) return progressing(`waiting for ${wanted.kind ?? "Gateway"}/${wanted.name}`);
    const first = results[0];
    if (first !== undefined && results.every((readiness) => readiness !== undefined)) return first;
  }
  return ready;
}

/** The first condition that is missing or not true. Reason `Pending` means undecided, whatever the status. */
function firstMissing(
  conditions: readonly Condition[],
  types: readonly string[],
  controller: string,
): Readiness | undefined {
  for (const type of types) {
    const condition = findCondition(conditions, type);
    if (condition === undefined) return progressing(`waiting for ${controller}`);
    if (condition.status === "True") continue;
    const decided = condition.status === "False" && meaningOf(condition.reason ?? "") !== "waiting";
    return decided
      ? failing(condition.reason ?? type, describeCondition(condition))
      : progressing(describeCondition(condition));
  }
  return undefined;
}
