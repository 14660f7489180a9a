/** The one table of admission messages: what it recognizes, and that hints and causes both read it. */
import { describe, expect, it } from "vitest";
import { type AdmissionRefusal, readAdmissionRefusal } from "../../../packages/push/src/cluster/admission-refusals.ts";
import { hintFor } from "../../../packages/push/src/refusals/explain-refusal.ts";

const refusals: readonly (readonly [message: string, refusal: Partial<AdmissionRefusal>, hint: RegExp])[] = [
  [
    'pods "x" is forbidden: exceeded quota: room, requested: pods=1, used: pods=2, limited: pods=2',
    {
      kind: "quota-exceeded",
      quota: "room",
      amounts: {
        requested: new Map([["pods", "1"]]),
        used: new Map([["pods", "2"]]),
        limited: new Map([["pods", "2"]]),
      },
    },
    /Quota room is used up/,
  ],
  [
    'pods "x" is forbidden: failed quota: room: must specify limits.memory for: web',
    { kind: "quota-unspecified", quota: "room", resources: "limits.memory", container: "web" },
    /Quota room requires them/,
  ],
  [
    'pods "x" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true (container "web" must set it)',
    {
      kind: "pod-security",
      level: "restricted",
      violations: 'runAsNonRoot != true (container "web" must set it)',
      container: "web",
    },
    /only pods of the level restricted/,
  ],
  [
    'admission webhook "validate.example.com" denied the request: no latest tags',
    { kind: "webhook-denied", webhook: "validate.example.com", message: "no latest tags" },
    /The webhook validate\.example\.com does not allow it/,
  ],
  [
    'admission webhook "budget.example.com" denied the request: exceeded quota: team, ask for more',
    { kind: "webhook-denied", webhook: "budget.example.com", message: "exceeded quota: team, ask for more" },
    /The webhook budget\.example\.com does not allow it/,
  ],
  [
    "deployments.apps \"x\" is forbidden: ValidatingAdmissionPolicy 'replicas' with binding 'all' denied request: at most 3",
    { kind: "policy-denied", policy: "replicas", message: "at most 3" },
    /policy replicas does not allow it/,
  ],
  [
    'Internal error occurred: failed calling webhook "hook.example.com": Post "https://hook": connection refused',
    { kind: "webhook-unavailable", webhook: "hook.example.com" },
    /The webhook hook\.example\.com does not answer/,
  ],
  [
    'admission webhook "hook.example.com" does not support dry run',
    { kind: "webhook-without-dry-run" },
    /sideEffects: None/,
  ],
  [
    'pods "x" is forbidden: error looking up service account shop/builder: serviceaccount "builder" not found',
    { kind: "no-service-account", name: "builder" },
    /Create the ServiceAccount/,
  ],
  [
    'pods "x" is forbidden: no PriorityClass with name urgent was found',
    { kind: "no-priority-class", name: "urgent" },
    /Create the PriorityClass/,
  ],
];

describe("a refusal by admission", () => {
  it.each(refusals)("is recognized, and has a hint: %s", (message, refusal, hint) => {
    expect(readAdmissionRefusal(message)).toEqual(refusal);
    expect(hintFor(message)).toMatch(hint);
  });

  it("is not taken from other messages", () => {
    expect(readAdmissionRefusal('deployments.apps "x" is invalid: spec.replicas: Invalid value: -1')).toBeUndefined();
    expect(hintFor("a message of nobody knows what")).toBe("The API server's message gives the cause.");
    expect(hintFor('pods is forbidden: User "ci" cannot create resource "pods"')).toMatch(/cluster administrator/);
  });
});
