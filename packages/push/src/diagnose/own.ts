import type { CauseRule } from "./facts.ts";
import { inObject } from "./manifest-field.ts";

/** What an object's own status or events say, for kinds whose pods are not the matter, or that have none. */
export const ownCause: CauseRule = (facts) => {
  const { kind } = facts.rollout.ref;
  if (kind === "Job") return jobDeadline(facts);
  return kind === "PersistentVolumeClaim" ? unboundClaim(facts) : undefined;
};

const jobDeadline: CauseRule = ({ rollout: { object, verdict } }) => {
  if (verdict.state === "ready" || verdict.state === "progressing" || verdict.reason !== "DeadlineExceeded") {
    return undefined;
  }
  const { activeDeadlineSeconds: seconds } = (object.spec ?? {}) as { readonly activeDeadlineSeconds?: number };
  return {
    cause: `it had not finished within its activeDeadlineSeconds${seconds === undefined ? "" : ` of ${seconds}`}`,
    places: [inObject("spec", "activeDeadlineSeconds")],
  };
};

const unboundClaim: CauseRule = ({ rollout: { object }, happened }) => {
  const places = [inObject("spec", "storageClassName")];
  const { storageClassName: name } = (object.spec ?? {}) as { readonly storageClassName?: string };
  const told = happened.find(({ reason }) => reason === "ProvisioningFailed" || reason === "FailedBinding");
  const words = told?.message ?? "";
  const missing = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/.exec(words)?.[1];
  if (missing !== undefined) return { cause: `there is no StorageClass ${missing}`, places };
  if (/no storage class is set/.test(words)) {
    return { cause: "it names no StorageClass, and the cluster has no default one nor a volume that fits", places };
  }
  if (told?.reason === "ProvisioningFailed") return { cause: `no volume can be made for it: ${words}`, places };
  return name === undefined || told === undefined ? undefined : { cause: words, places };
};
