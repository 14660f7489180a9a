/** What to do about what the API server says, by its words. The first that fits counts. */
const hints: readonly (readonly [RegExp, (...words: readonly string[]) => string])[] = [
  [
    /is attempting to grant RBAC permissions/,
    () =>
      "Who hands out rights must have them, or may `bind` (for a binding) or `escalate` (for a role) this role: ask whoever runs the cluster.",
  ],
  [
    /cannot \w+ resource/,
    () => "Ask whoever runs the cluster to grant this right to the identity, or use another one.",
  ],
  [
    /exceeded quota: ([^,]+),/,
    (quota) => `The quota ${quota} has no room for it: raise it, or remove something first.`,
  ],
  [
    /failed quota: ([^:]+): must specify/,
    (quota) => `The quota ${quota} counts these: set them in every container, or add a LimitRange with defaults.`,
  ],
  [
    /violates PodSecurity "([^":]+)/,
    (level) =>
      `The namespace takes only pods of the level ${level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`,
  ],
  [/error looking up service account/, () => "Create the ServiceAccount, or add it to 'manifests'."],
  [/no PriorityClass with name/, () => "Create the PriorityClass, or add it to 'manifests'."],
  [
    /does not support dry run/,
    () =>
      "Nothing can be checked before the first write while this webhook has side effects: whoever runs it has to register it with `sideEffects: None` or `NoneOnDryRun`.",
  ],
  [
    /failed calling webhook "([^"]+)"/,
    (webhook) =>
      `The webhook ${webhook} does not answer. Whoever runs it has to mend it: until then the cluster refuses every such object.`,
  ],
  [/admission webhook "([^"]+)" denied/, (webhook) => `The webhook ${webhook} does not allow it: its words say why.`],
  [
    /ValidatingAdmissionPolicy '([^']+)'/,
    (policy) => `The cluster's policy ${policy} does not allow it: its words say why.`,
  ],
  [/illegal base64/, () => "The values of `data` are base64: put plain text into `stringData`."],
  [/is being deleted|being terminated/, () => "Wait until it is gone, and run again."],
  [/is forbidden/, () => "An admission rule of the cluster refuses it: its words say which."],
];

export function hintFor(message: string): string {
  for (const [words, hint] of hints) {
    const [found, ...groups] = words.exec(message) ?? [];
    if (found !== undefined) return hint(...groups);
  }
  return "The API server's words say why.";
}
