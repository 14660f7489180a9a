import { type AdmissionRefusal, readAdmissionRefusal } from "../cluster/admission-refusals.ts";

/** What to do about a refusal of the API server that does not come from admission. The first match counts. */
const hints: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /is attempting to grant RBAC permissions/,
    "The identity may only grant rights that it has, unless it may `bind` (for a binding) or `escalate` (for a role) this role: ask a cluster administrator.",
  ],
  [/cannot \w+ resource/, "Ask a cluster administrator to grant this right to the identity, or use another one."],
  [/illegal base64/, "The values of `data` are base64: put plain text into `stringData`."],
  [/is being deleted|being terminated/, "Wait until it is gone, and run again."],
  [/is forbidden/, "An admission rule of the cluster refuses it: its message gives the cause."],
];

export function hintFor(message: string): string {
  const refusal = readAdmissionRefusal(message);
  if (refusal !== undefined) return admissionHint(refusal);
  return hints.find(([pattern]) => pattern.test(message))?.[1] ?? "The API server's message gives the cause.";
}

function admissionHint(refusal: AdmissionRefusal): string {
  switch (refusal.kind) {
    case "quota-exceeded":
      return `The quota ${refusal.quota} has no room for it: raise it, or remove something first.`;
    case "quota-unspecified":
      return `The quota ${refusal.quota} counts these: set them in every container, or add a LimitRange with defaults.`;
    case "pod-security":
      return `The namespace accepts only pods of the level ${refusal.level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`;
    case "no-service-account":
      return "Create the ServiceAccount, or add it to 'manifests'.";
    case "no-priority-class":
      return "Create the PriorityClass, or add it to 'manifests'.";
    case "webhook-without-dry-run":
      return "This webhook has side effects, so nothing can be checked before the first write: its owner must register it with `sideEffects: None` or `NoneOnDryRun`.";
    case "webhook-unavailable":
      return `The webhook ${refusal.webhook} does not answer. Its owner must repair it: until then the cluster refuses every such object.`;
    case "webhook-denied":
      return `The webhook ${refusal.webhook} does not allow it: its message gives the cause.`;
    case "policy-denied":
      return `The cluster's policy ${refusal.policy} does not allow it: its message gives the cause.`;
  }
}
