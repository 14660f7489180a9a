import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, wordsOf } from "../../pods/conditions.ts";
import type { Verdict } from "../types.ts";
import { lagging } from "./generation.ts";
import { judgeReporting } from "./reported-status.ts";
import { judgeMissing } from "./status-conditions.ts";
import { isFields } from "./status-fields.ts";
import { failed, failing, progressing, ready } from "./verdict.ts";

/**
 * Kinds whose controller says `False` of what is wrong, and `Unknown` of what it works at: those of Flux, External
 * Secrets, and the issuers of cert-manager. They try again by themselves.
 */
export function judgeAnswering(object: KubernetesObject): Verdict {
  const verdict = judgeReporting(object);
  if (verdict.state !== "progressing" || lagging(object) !== undefined) return verdict;
  const conditions = conditionsOf(object);
  // Flux keeps what was wrong until an attempt has ended, and says `ProgressingWithRetry` of the time between two.
  if (findCondition(conditions, "Reconciling")?.reason === "Progressing") return verdict;
  const missing = conditions.find(({ type, status }) => /^(?:Ready|Synced)$/.test(type) && status === "False");
  return missing === undefined ? verdict : judgeMissing(missing, true);
}

/** Knative says `False` of what it has given up (Knative Serving API, "Conditions"). */
export function judgeKnative(object: KubernetesObject): Verdict {
  return final(judgeAnswering(object));
}

/** What was sealed for another cluster stays sealed. */
export function judgeSealedSecret(object: KubernetesObject): Verdict {
  const verdict = judgeAnswering(object);
  return verdict.message?.includes("no key could decrypt") ? final(verdict) : verdict;
}

function final(verdict: Verdict): Verdict {
  return verdict.state === "failing" ? failed(verdict.reason, verdict.message, verdict.attempt) : verdict;
}

/** Flux has no part in a `HelmRepository` of type `oci` (Flux docs, Helm OCI repository). */
export function judgeHelmRepository(object: KubernetesObject): Verdict {
  return isFields(object.spec) && object.spec.type === "oci" ? ready : judgeAnswering(object);
}

/** `Certificate` of cert-manager: whether it is ready says nothing while another one is being issued, or could not be. */
export function judgeCertificate(object: KubernetesObject): Verdict {
  const issuing = findCondition(conditionsOf(object), "Issuing");
  if (issuing === undefined || lagging(object) !== undefined) return judgeAnswering(object);
  if (issuing.status === "True") return progressing(wordsOf(issuing));
  return failing(issuing.reason || "NotIssued", wordsOf(issuing));
}
