import type { CauseRule, Finding } from "./facts.ts";
import { inPod, named } from "./manifest-field.ts";

/** Pods that the API server refuses, by its words: quota, Pod Security, webhooks, a ServiceAccount that is not there. */
export const refusedCause: CauseRule = ({ rollout: { verdict }, suspect, happened }) => {
  const told = /pods are refused: [\s\S]*/.exec(verdict.message ?? "")?.[0];
  // An event stays when what it tells of is over: where there are pods, they tell.
  const event = suspect === undefined ? happened.find(({ reason }) => reason === "FailedCreate") : undefined;
  const said = told ?? event?.message;
  if (said === undefined) return undefined;
  return rules.map((rule) => rule(said)).find((finding) => finding !== undefined) ?? { places: [] };
};

type RefusalRule = (said: string) => Finding | undefined;

/** `exceeded quota: NAME, requested: pods=1, used: pods=2, limited: pods=2` */
const overQuota: RefusalRule = (said) => {
  const [, name, requested, used, limited] =
    /exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: ([^\s)]+)/.exec(said) ?? [];
  if (name === undefined || requested === undefined) return undefined;
  const [uses, limits] = [amounts(used), amounts(limited)];
  const words = [...amounts(requested)].map(
    ([what, amount]) => `${what} ${uses.get(what) ?? "0"} of ${limits.get(what) ?? "?"} used, ${amount} more asked for`,
  );
  const ofPods = [...amounts(requested).keys()].every((what) => /pods$/.test(what));
  return {
    cause: `the quota ${name} of the namespace has no room: ${words.join("; ")}`,
    hint: `See what uses it: kubectl describe resourcequota ${name}`,
    places: ofPods ? [] : [inPod("containers", hasResources, "resources")],
  };
};

function hasResources(container: unknown): boolean {
  return (container as { readonly resources?: unknown } | null)?.resources !== undefined;
}

function amounts(list = ""): ReadonlyMap<string, string> {
  return new Map(
    list.split(",").map((each) => {
      const [what = "", amount = ""] = each.trim().split("=");
      return [what, amount] as const;
    }),
  );
}

/** `failed quota: NAME: must specify limits.memory for: web` */
const unspecified: RefusalRule = (said) => {
  const [, name, what, container] = /failed quota: ([^:]+): must specify (\S+)(?: for: ([^;\s,]+))?/.exec(said) ?? [];
  if (name === undefined) return undefined;
  return {
    cause: `the quota ${name} of the namespace wants ${what} of each container${container === undefined ? "" : `, which ${container} lacks`}`,
    places: container === undefined ? [] : [inPod("containers", named(container))],
  };
};

const podSecurity: RefusalRule = (said) => {
  const [, level, list] = /violates PodSecurity "([^":]+)[^"]*": ([\s\S]+)/.exec(said) ?? [];
  if (level === undefined) return undefined;
  const container = /containers? "([^"]+)"/.exec(list ?? "")?.[1];
  return {
    cause: `Pod Security "${level}" of the namespace forbids it: ${list}`,
    places: [
      ...(container === undefined ? [] : [inPod("containers", named(container), "securityContext")]),
      inPod("securityContext"),
      ...(container === undefined ? [] : [inPod("containers", named(container))]),
    ],
  };
};

const byWebhook: RefusalRule = (said) => {
  const [, name, words] = /admission webhook "([^"]+)" denied the request:? ?([\s\S]*)/.exec(said) ?? [];
  if (name === undefined) return undefined;
  return { cause: `the admission webhook ${name} refuses its pods: ${words || "without a word"}`, places: [] };
};

const byPolicy: RefusalRule = (said) => {
  const [, policy, words] =
    /ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')? denied request: ([\s\S]+)/.exec(said) ?? [];
  return policy === undefined
    ? undefined
    : { cause: `the admission policy ${policy} refuses its pods: ${words}`, places: [] };
};

const webhookDown: RefusalRule = (said) => {
  const name = /failed calling webhook "([^"]+)"/.exec(said)?.[1];
  return name === undefined
    ? undefined
    : { cause: `the admission webhook ${name}, which is to judge its pods, does not answer`, places: [] };
};

const noAccount: RefusalRule = (said) => {
  const name = /serviceaccount "([^"]+)" not found/i.exec(said)?.[1];
  return name === undefined
    ? undefined
    : { cause: `there is no ServiceAccount ${name} in the namespace`, places: [inPod("serviceAccountName")] };
};

const noClass: RefusalRule = (said) => {
  const name = /no PriorityClass with name (\S+) was found/.exec(said)?.[1];
  return name === undefined
    ? undefined
    : { cause: `there is no PriorityClass ${name}`, places: [inPod("priorityClassName")] };
};

const rules: readonly RefusalRule[] = [
  overQuota,
  unspecified,
  podSecurity,
  byWebhook,
  byPolicy,
  webhookDown,
  noAccount,
  noClass,
];
