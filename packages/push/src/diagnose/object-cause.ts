import { type AdmissionRefusal, readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import type { CauseRule, Finding } from "./facts.ts";
import { named, objectField, podField } from "./manifest-field.ts";

/** Causes in the status or the events of the object itself, for kinds where pods do not matter. */
export const statusCause: CauseRule = (facts) => {
  const { kind } = facts.rollout.ref;
  if (kind === "Job") return jobDeadline(facts);
  return kind === "PersistentVolumeClaim" ? unboundClaim(facts) : undefined;
};

const jobDeadline: CauseRule = ({ rollout: { object, readiness } }) => {
  if (readiness.state === "ready" || readiness.state === "progressing" || readiness.reason !== "DeadlineExceeded") {
    return undefined;
  }
  const { activeDeadlineSeconds: seconds } = (object.spec ?? {}) as { readonly activeDeadlineSeconds?: number };
  return {
    cause: `it did not finish within its activeDeadlineSeconds${seconds === undefined ? "" : ` of ${seconds}`}`,
    fields: [objectField("spec", "activeDeadlineSeconds")],
  };
};

const unboundClaim: CauseRule = ({ rollout: { object }, events }) => {
  const fields = [objectField("spec", "storageClassName")];
  const { storageClassName: name } = (object.spec ?? {}) as { readonly storageClassName?: string };
  const event = events.find(({ reason }) => reason === "ProvisioningFailed" || reason === "FailedBinding");
  const message = event?.message ?? "";
  const missing = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/.exec(message)?.[1];
  if (missing !== undefined) return { cause: `there is no StorageClass ${missing}`, fields };
  if (/no storage class is set/.test(message)) {
    return {
      cause: "it sets no StorageClass, and the cluster has neither a default one nor a matching volume",
      fields,
    };
  }
  if (event?.reason === "ProvisioningFailed") return { cause: `no volume can be created for it: ${message}`, fields };
  return name === undefined || event === undefined ? undefined : { cause: message, fields };
};

/** Pods that the API server refuses to create: quota, Pod Security, webhooks, policies, a missing ServiceAccount. */
export const refusedPodsCause: CauseRule = ({ rollout: { readiness }, representative, events }) => {
  const shown = /pods are refused: [\s\S]*/.exec(readiness.message ?? "")?.[0];
  // An event outlives its problem: if there are pods, they are the evidence.
  const event = representative === undefined ? events.find(({ reason }) => reason === "FailedCreate") : undefined;
  const message = shown ?? event?.message;
  if (message === undefined) return undefined;
  const refusal = readAdmissionRefusal(message);
  return refusal === undefined ? { fields: [] } : explainRefusedPods(refusal);
};

function explainRefusedPods(refusal: AdmissionRefusal): Finding {
  switch (refusal.kind) {
    case "quota-exceeded":
      return exceededQuota(refusal);
    case "quota-unspecified": {
      const { quota, resources, container } = refusal;
      return {
        cause: `the quota ${quota} of the namespace requires ${resources} for each container${container === undefined ? "" : `, which ${container} lacks`}`,
        fields: container === undefined ? [] : [podField("containers", named(container))],
      };
    }
    case "pod-security": {
      const { level, violations, container } = refusal;
      return {
        cause: `Pod Security "${level}" of the namespace forbids it: ${violations}`,
        fields: [
          ...(container === undefined ? [] : [podField("containers", named(container), "securityContext")]),
          podField("securityContext"),
          ...(container === undefined ? [] : [podField("containers", named(container))]),
        ],
      };
    }
    case "webhook-denied": {
      const { webhook, message } = refusal;
      return {
        cause: `the admission webhook ${webhook} refuses its pods${message === "" ? "" : `: ${message}`}`,
        fields: [],
      };
    }
    case "policy-denied": {
      const { policy, message } = refusal;
      return {
        cause: `the admission policy ${policy} refuses its pods${message === "" ? "" : `: ${message}`}`,
        fields: [],
      };
    }
    case "webhook-unavailable":
      return {
        cause: `the admission webhook ${refusal.webhook}, which reviews its pods, does not respond`,
        fields: [],
      };
    case "no-service-account":
      return {
        cause: `${refusal.name === undefined ? "its ServiceAccount" : `ServiceAccount ${refusal.name}`} does not exist in the namespace`,
        fields: [podField("serviceAccountName")],
      };
    case "no-priority-class":
      return { cause: `there is no PriorityClass ${refusal.name}`, fields: [podField("priorityClassName")] };
    case "webhook-without-dry-run":
      return { fields: [] };
  }
}

function exceededQuota({ quota, amounts }: Extract<AdmissionRefusal, { readonly kind: "quota-exceeded" }>): Finding {
  const requested = [...(amounts?.requested ?? [])];
  const usage = requested.map(
    ([resource, amount]) =>
      `${resource} ${amounts?.used.get(resource) ?? "0"} of ${amounts?.limited.get(resource) ?? "?"} used, ${amount} more requested`,
  );
  const isForPods = requested.every(([resource]) => /pods$/.test(resource));
  return {
    cause: `the quota ${quota} of the namespace is exceeded${usage.length === 0 ? "" : `: ${usage.join("; ")}`}`,
    hint: `See what uses it: kubectl describe resourcequota ${quota}`,
    fields: isForPods ? [] : [podField("containers", hasResources, "resources")],
  };
}

function hasResources(container: unknown): boolean {
  return (container as { readonly resources?: unknown } | null)?.resources !== undefined;
}
