import { isDeepStrictEqual } from "node:util";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type AdmissionRefusal, readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import { ApiError, isNotFound } from "../cluster/api.ts";
import { crdKey } from "../plan/needs.ts";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import type { CheckPorts, ObjectCheck } from "./check-object.ts";

/**
 * Whether the server can validate an object only after another object of the same set exists: its namespace or CRD, the
 * ServiceAccount of a Pod, the role of a binding. Objects that cannot be read may exist.
 */
export function isDeferred(planned: PlannedObject, { live, unread }: Pick<CheckPorts, "live" | "unread">): boolean {
  return planned.needs.some((key) => !live.has(key) && !unread.has(key));
}

type Refused = Extract<ObjectCheck, { readonly action: "refused" }>;

/** Whether an object is refused only because something it needs is unreadable, which has its own fault. */
export function isRefusedForUnreadable(check: ObjectCheck, { unread }: Pick<CheckPorts, "unread">): boolean {
  if (check.action !== "refused" || !check.planned.needs.some((key) => unread.has(key))) return false;
  return check.faults.every(({ cause }) => isNotFound(cause));
}

/** Kinds of objects that, once applied, may make the server accept what admission refuses now. */
const remedies: Readonly<Partial<Record<AdmissionRefusal["kind"], readonly string[]>>> = {
  "quota-exceeded": ["ResourceQuota", "LimitRange"],
  "quota-unspecified": ["ResourceQuota", "LimitRange"],
  "pod-security": ["Namespace"],
  "policy-denied": ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
};

/** The same for other refusals, by their message. */
const otherRemedies: readonly { readonly pattern: RegExp; readonly kinds: readonly string[] }[] = [
  { pattern: /(minimum|maximum) .{0,300} per (Container|Pod|PersistentVolumeClaim)/, kinds: ["LimitRange"] },
  { pattern: /is attempting to grant/, kinds: ["Role", "ClusterRole"] },
];

/**
 * Objects that are refused now and may be accepted later, because an earlier wave of the same set changes the cause: the
 * schema of their kind, a quota, a Pod Security level, a policy.
 */
export function mayPassLater(plan: PushPlan, checks: readonly ObjectCheck[]): ReadonlySet<PlannedObject> {
  const known = new Map(checks.map((check) => [check.planned, check]));
  const later = new Set<PlannedObject>();
  const changing: PlannedObject[] = [];
  for (const { objects } of plan.waves) {
    const recheckLater = objects.filter((planned) => {
      const check = known.get(planned);
      return check?.action === "refused" && changing.some((change) => canRemedy(change, check));
    });
    for (const planned of recheckLater) later.add(planned);
    changing.push(...objects.filter((planned) => later.has(planned) || willChange(known.get(planned))));
  }
  return later;
}

/** Whether an apply changes more than field ownership. An object without a check does not exist yet. */
function willChange(check: ObjectCheck | undefined): boolean {
  if (check === undefined) return true;
  if (check.action === "refused" || check.before === undefined) return check.action !== "refused";
  return !isDeepStrictEqual(desiredState(check.before), desiredState(check.after));
}

function desiredState({ status: _, metadata: { labels }, ...object }: KubernetesObject): unknown {
  return { ...object, labels };
}

function canRemedy({ ref }: PlannedObject, { planned, faults }: Refused): boolean {
  if (faults.some(({ code }) => code === "conflict")) return false;
  if (objectKey(ref) === crdKey(planned.resource.plural, planned.ref.apiVersion)) return true;
  const reaches =
    ref.kind === "Namespace"
      ? ref.name === planned.ref.namespace
      : ref.namespace === undefined || ref.namespace === planned.ref.namespace;
  return (
    reaches && faults.every(({ cause }) => cause instanceof ApiError && kindsFor(cause.message).includes(ref.kind))
  );
}

function kindsFor(message: string): readonly string[] {
  const refusal = readAdmissionRefusal(message);
  const kinds = refusal === undefined ? [] : (remedies[refusal.kind] ?? []);
  return [...kinds, ...otherRemedies.flatMap(({ pattern, kinds: others }) => (pattern.test(message) ? others : []))];
}
