/** Why admission refuses an object, recognized in the message of the API server. */
export type AdmissionRefusal =
  | { readonly kind: "webhook-denied"; readonly webhook: string; readonly message: string }
  | { readonly kind: "policy-denied"; readonly policy: string; readonly message: string }
  | { readonly kind: "quota-exceeded"; readonly quota: string; readonly amounts: QuotaAmounts | undefined }
  | {
      readonly kind: "quota-unspecified";
      readonly quota: string;
      /** What must be specified: `limits.memory`. */
      readonly resources: string;
      readonly container: string | undefined;
    }
  | {
      readonly kind: "pod-security";
      readonly level: string;
      readonly violations: string;
      readonly container: string | undefined;
    }
  | { readonly kind: "webhook-without-dry-run" }
  | { readonly kind: "webhook-unavailable"; readonly webhook: string }
  | { readonly kind: "no-service-account"; readonly name: string | undefined }
  | { readonly kind: "no-priority-class"; readonly name: string };

/** Amounts by resource: `pods: 2`. */
interface QuotaAmounts {
  readonly requested: ReadonlyMap<string, string>;
  readonly used: ReadonlyMap<string, string>;
  readonly limited: ReadonlyMap<string, string>;
}

/**
 * The first match counts. The messages of webhooks and policies come first: they may contain any text. The other texts
 * are those of the built-in admission plugins.
 */
const admissionRefusals: readonly (readonly [
  pattern: RegExp,
  refusal: (message: string, ...groups: readonly (string | undefined)[]) => AdmissionRefusal,
])[] = [
  [
    /admission webhook "([^"]+)" denied the request:? ?([\s\S]*)/,
    (_, webhook = "", message = "") => ({ kind: "webhook-denied", webhook, message }),
  ],
  [
    /ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']+')?(?: denied request: ([\s\S]+))?/,
    (_, policy = "", message = "") => ({ kind: "policy-denied", policy, message }),
  ],
  [
    /exceeded quota: ([^,]+)/,
    (message, quota = "") => ({ kind: "quota-exceeded", quota, amounts: readAmounts(message) }),
  ],
  [
    /failed quota: ([^:]+): must specify (\S+)(?: for: ([^;\s,]+))?/,
    (_, quota = "", resources = "", container) => ({ kind: "quota-unspecified", quota, resources, container }),
  ],
  [
    /violates PodSecurity "([^":]+)[^"]*":? ?([\s\S]*)/,
    (_, level = "", violations = "") => ({
      kind: "pod-security",
      level,
      violations,
      container: /containers? "([^"]+)"/.exec(violations)?.[1],
    }),
  ],
  [
    /error looking up service account|serviceaccount "[^"]+" not found/i,
    (message) => ({ kind: "no-service-account", name: /serviceaccount "([^"]+)" not found/i.exec(message)?.[1] }),
  ],
  [/no PriorityClass with name (\S+)/, (_, name = "") => ({ kind: "no-priority-class", name })],
  [/does not support dry run/, () => ({ kind: "webhook-without-dry-run" })],
  [/failed calling webhook "([^"]+)"/, (_, webhook = "") => ({ kind: "webhook-unavailable", webhook })],
];

/** Recognizes why admission refuses an object; undefined for any other message. */
export function readAdmissionRefusal(message: string): AdmissionRefusal | undefined {
  for (const [pattern, refusal] of admissionRefusals) {
    const match = pattern.exec(message);
    if (match !== null) return refusal(message, ...match.slice(1));
  }
  return undefined;
}

/** `requested: pods=1, used: pods=2, limited: pods=2` */
function readAmounts(message: string): QuotaAmounts | undefined {
  const [, requested, used, limited] =
    /exceeded quota: [^,]+, requested: (.+?), used: (.+?), limited: ([^\s)]+)/.exec(message) ?? [];
  if (requested === undefined || used === undefined || limited === undefined) return undefined;
  return { requested: parseAmounts(requested), used: parseAmounts(used), limited: parseAmounts(limited) };
}

function parseAmounts(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(",").map((each) => {
      const [resource = "", amount = ""] = each.trim().split("=");
      return [resource, amount] as const;
    }),
  );
}
