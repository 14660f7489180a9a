import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, conditionsOf, findCondition, wordsOf } from "../../pods/conditions.ts";
import type { Verdict } from "../types.ts";
import { judgeReporting } from "./by-conditions.ts";
import { lagging } from "./generation.ts";
import { attemptOf, failed, failing, progressing } from "./verdict.ts";

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
  const wrong = conditions.find(isWrong);
  return wrong === undefined ? verdict : failing(wrong.reason || `Not${wrong.type}`, wordsOf(wrong), attemptOf(wrong));
}

/** What a controller says while it waits for something else, or has only begun. */
const ordinary: ReadonlySet<string | undefined> = new Set(["DependencyNotReady", "Progressing", "Pending", "Creating"]);

function isWrong({ type, status, reason }: Condition): boolean {
  return (type === "Ready" || type === "Synced") && status === "False" && !ordinary.has(reason);
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

/** `Certificate` of cert-manager: whether it is ready says nothing while another one is being issued, or could not be. */
export function judgeCertificate(object: KubernetesObject): Verdict {
  const issuing = findCondition(conditionsOf(object), "Issuing");
  if (issuing === undefined || lagging(object) !== undefined) return judgeReporting(object);
  if (issuing.status === "True") return progressing(wordsOf(issuing));
  return failing(issuing.reason || "NotIssued", wordsOf(issuing));
}
