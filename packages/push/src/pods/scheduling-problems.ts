/** Why the scheduler finds no node for a pod. */
export type SchedulingProblem =
  | { readonly kind: "missing-claim"; readonly claim: string }
  | { readonly kind: "insufficient"; readonly resource: string }
  | { readonly kind: "taints"; readonly taints: readonly string[] }
  | {
      readonly kind:
        | "node-affinity"
        | "unbound-claim"
        | "no-volume"
        | "pod-anti-affinity"
        | "topology-spread"
        | "host-port"
        | "too-many-pods";
    };

/**
 * In the messages of the filter plugins of kube-scheduler. Problems that only a change of the manifest can solve come
 * first.
 */
const schedulingProblems: readonly (readonly [pattern: RegExp, problem: (group: string) => SchedulingProblem])[] = [
  [/persistentvolumeclaim "([^"]+)" not found/, (claim) => ({ kind: "missing-claim", claim })],
  [/Insufficient ([^\s,.]+(?:\.[^\s,.]+)*)/, (resource) => ({ kind: "insufficient", resource })],
  [/didn't match Pod's node affinity\/selector|didn't match node selector/, () => ({ kind: "node-affinity" })],
  [/unbound immediate PersistentVolumeClaims/, () => ({ kind: "unbound-claim" })],
  [/didn't find available persistent volumes/, () => ({ kind: "no-volume" })],
  [/anti-affinity rules/, () => ({ kind: "pod-anti-affinity" })],
  [/didn't match pod topology spread constraints/, () => ({ kind: "topology-spread" })],
  [/didn't have free ports/, () => ({ kind: "host-port" })],
  [/Too many pods/, () => ({ kind: "too-many-pods" })],
];

/** Recognizes all problems in a message of the scheduler, the most informative one first. */
export function readSchedulingProblems(message: string): readonly SchedulingProblem[] {
  const problems = schedulingProblems.flatMap(([pattern, problem]) => {
    const match = pattern.exec(message);
    return match === null ? [] : [problem(match[1] ?? "")];
  });
  const taints = [...message.matchAll(/node\(s\) had untolerated taint(?:\(s\))? ?(?:\{([^}]*)\})?/g)];
  return taints.length === 0 ? problems : [...problems, { kind: "taints", taints: taints.flatMap(readTaint) }];
}

/** `dedicated=gpu` of `{dedicated: gpu}`; nothing if the message has no taint. */
function readTaint([, taint]: RegExpExecArray): readonly string[] {
  return taint ? [taint.replace(/: /, "=").replace(/[:=]\s*$/, "")] : [];
}

/** A message of the scheduler without its second part, which repeats the problems for preemption. */
export function withoutPreemption(message: string): string {
  return message.replace(/(?<!\s)\s*(no new claims to deallocate, )?preemption: [\s\S]*$/, "").replace(/\.$/, "");
}
