import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, conditionsOf, currentConditions, findCondition, wordsOf } from "../pods/conditions.ts";
import { failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";
import { meaningOf } from "./status/status-words.ts";

/** A load balancer needs its address; headless, ExternalName and all other Services are ready at once. */
export function assessService({ spec, status }: KubernetesObject): Readiness {
  const { type } = (spec ?? {}) as { readonly type?: string };
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  if (type !== "LoadBalancer" || (loadBalancer?.ingress ?? []).length > 0) return ready;
  return progressing("waiting for the load balancer's address");
}

/**
 * Ready at once: whether a controller will ever give it an address cannot be told from the object, and to wait for one
 * where there is no controller is to wait for ever.
 */
export function assessIngress({ status }: KubernetesObject): Readiness {
  const { loadBalancer } = (status ?? {}) as { readonly loadBalancer?: { readonly ingress?: readonly unknown[] } };
  return (loadBalancer?.ingress ?? []).length > 0 ? ready : readyBut("has no address yet, which is not waited for");
}

/** Ready when a controller has taken it (Gateway API, "GatewayClass status"). */
export function assessGatewayClass(object: KubernetesObject): Readiness {
  return lacking(conditionsOf(object), ["Accepted"], "a controller") ?? ready;
}

/** Ready when it and its listeners are accepted and live in the data plane (Gateway API, GEP-1364). */
export function assessGateway(object: KubernetesObject): Readiness {
  const { listeners = [] } = (object.status ?? {}) as {
    readonly listeners?: readonly { readonly conditions?: unknown }[];
  };
  const results = listeners.flatMap(({ conditions }) => lackingOf(currentConditions(object, conditions)) ?? []);
  const own = conditionsOf(object);
  return (
    lacking(own, ["Accepted", "Programmed"], "its controller") ??
    lackingOf(own) ??
    results.find(({ state }) => state === "failing") ??
    results[0] ??
    ready
  );
}

/** What is there need not be there, and has to be true all the same. */
function lackingOf(conditions: readonly Condition[]): Readiness | undefined {
  const known = ["Accepted", "ResolvedRefs", "Programmed"].filter((type) => findCondition(conditions, type));
  return lacking(conditions, known, "its controller");
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

/** HTTPRoute and its likes: ready when every parent has accepted it and found what it points to. */
export function assessRoute(object: KubernetesObject): Readiness {
  const { parentRefs = [] } = (object.spec ?? {}) as { readonly parentRefs?: readonly ParentRef[] };
  const { parents = [] } = (object.status ?? {}) as RouteStatus;
  const key = (ref: ParentRef) =>
    [ref.kind ?? "Gateway", ref.namespace ?? object.metadata.namespace, ref.name, ref.sectionName, ref.port].join("/");
  for (const wanted of parentRefs) {
    // Several controllers may answer for one parent; one that takes the route is enough.
    const answers = parents.filter(({ parentRef }) => key(parentRef) === key(wanted));
    const results = answers.map(({ conditions }) => {
      const current = currentConditions(object, conditions);
      return lacking(current, ["Accepted", "ResolvedRefs"], wanted.name) ?? lackingOf(current);
    });
    if (results.length === 0) return progressing(`waiting for ${wanted.kind ?? "Gateway"}/${wanted.name}`);
    const first = results[0];
    if (first !== undefined && results.every((readiness) => readiness !== undefined)) return first;
  }
  return ready;
}

/** What a controller has not decided yet, or has decided against. `Pending` is said of both. */
function lacking(conditions: readonly Condition[], types: readonly string[], whom: string): Readiness | undefined {
  for (const type of types) {
    const condition = findCondition(conditions, type);
    if (condition === undefined) return progressing(`waiting for ${whom}`);
    if (condition.status === "True") continue;
    const decided = condition.status === "False" && meaningOf(condition.reason ?? "") !== "waiting";
    return decided ? failing(condition.reason ?? type, wordsOf(condition)) : progressing(wordsOf(condition));
  }
  return undefined;
}
