import type { KubernetesObject } from "@pushpull/core/kubernetes";
import {
  type Condition,
  describeCondition,
  findCondition,
  isOutdated,
  isTrue,
  readConditions,
} from "../../pods/conditions.ts";
import { attemptOf, failed, failing, progressing, type Readiness, ready, readyBut } from "../readiness.ts";
import { notObserved, observedGeneration } from "../revisions.ts";
import { conditionMeaning, describesFailure, meaningOf } from "./status-words.ts";

/** `Ready` and `Synced` decide (kstatus, Crossplane); without them, similar conditions such as `Available`. */
export function conditionSignals(object: KubernetesObject, conditions: readonly Condition[]): readonly Readiness[] {
  const stalled = conditions.find(({ type, status }) => type === "Stalled" && status === "True");
  if (stalled !== undefined) return [assessStalled(object, stalled)];
  const deciding = decidingConditions(object);
  if (deciding.some((condition) => isOutdated(object, condition))) return [notObserved];
  const decidingSignals = deciding.map((condition) =>
    isTrue(condition) ? assessTrue(condition) : assessMissingCondition(condition),
  );
  const isReady = isTrue(findCondition(conditions, "Ready"));
  const others = conditions.flatMap((condition) => assessOther(condition, isReady) ?? []);
  return [...others, ...decidingSignals];
}

function decidingConditions({ status }: KubernetesObject): readonly Condition[] {
  const all = readConditions((status as { readonly conditions?: unknown } | null | undefined)?.conditions);
  const found = all.filter(({ type }) => type === "Ready" || type === "Synced");
  return found.length > 0 ? found : all.filter(({ type }) => conditionMeaning(type) === "summary");
}

export function hasSummary(object: KubernetesObject): boolean {
  return decidingConditions(object).some(({ type }) => conditionMeaning(type) === "summary");
}

/** `Complete` may also mean a failure, which its reason shows. */
function assessTrue(condition: Condition): Readiness {
  const ended = /^complete/i.test(condition.type) && meaningOf(condition.reason ?? "") === "failing";
  return ended ? failing(condition.reason ?? "Failed", describeCondition(condition), attemptOf(condition)) : ready;
}

/** Reasons of a controller that has just started or waits for another object. */
const waitReasons: ReadonlySet<string | undefined> = new Set([
  "DependencyNotReady",
  "Progressing",
  "Pending",
  "Creating",
  "Waiting",
]);

/** Assesses a condition that should be True but is not. */
export function assessMissingCondition(missing: Condition, isWrong = false): Readiness {
  const { type, status, reason = "", message = "" } = missing;
  if (reason === "ReconcilePaused") return readyBut("paused: its controller does not reconcile it");
  if (status !== "False" || waitReasons.has(reason)) return progressing(describeCondition(missing));
  return isWrong || describesFailure(reason, message)
    ? failing(reason || `Not${type}`, describeCondition(missing), attemptOf(missing))
    : progressing(describeCondition(missing));
}

/** Assesses conditions that do not decide: bad ones that are True, and those about progress. */
function assessOther(condition: Condition, isReady: boolean): Readiness | undefined {
  const { type, status, reason = "" } = condition;
  const meaning = conditionMeaning(type);
  if (status === "True") {
    if (meaning === "bad") return assessBad(condition, isReady);
    if (meaning === "inactive")
      return readyBut(`${type.toLowerCase()}${reason ? `: ${describeCondition(condition)}` : ""}`);
    if (meaning === "busy") return isDone(condition) ? undefined : progressing(describeCondition(condition));
    // Operators built with Ansible or Helm have this until their first run is complete.
    if (type === "Running" && reason === "Running" && !isReady) return progressing(describeCondition(condition));
  }
  if (status === "False" && meaning === "part" && /healthy$/i.test(type)) return assessMissingCondition(condition);
  if (type !== "Progressing" || status === "True") return undefined;
  // Unknown means that the rollout has just started or is paused.
  if (status !== "False") return progressing(describeCondition(condition));
  return meaningOf(reason) === "failing"
    ? failing(reason, describeCondition(condition), attemptOf(condition))
    : undefined;
}

function assessBad(condition: Condition, isReady: boolean): Readiness | undefined {
  const { type, reason, observedGeneration: known } = condition;
  if (isReady && /ready$/i.test(type)) return undefined;
  const final = type === "InvalidSpec" && known !== undefined;
  return (final ? failed : failing)(reason || type, describeCondition(condition), attemptOf(condition));
}

/** `Progressing` of Deployments and similar kinds stays True after the rollout is complete. */
function isDone({ type, reason = "" }: Condition): boolean {
  return type === "Progressing" && /(?:available|completed?|succeeded|uptodate)$/i.test(reason);
}

/** A hard failure only if it is about this generation: some controllers write no generation, and keep old conditions. */
function assessStalled(object: KubernetesObject, stalled: Condition): Readiness {
  const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
  return (known ? failed : failing)(stalled.reason ?? "Stalled", describeCondition(stalled), attemptOf(stalled));
}

/** Without a summary condition, all partial ones must be True: `Configured`, `AllReplicasReady`. */
export function partSignals(conditions: readonly Condition[]): readonly Readiness[] {
  const parts = conditions.filter(({ type }) => conditionMeaning(type) === "part");
  return parts.map((condition) => (isTrue(condition) ? ready : assessMissingCondition(condition)));
}

/** Assesses a nested list of conditions. */
export function summarySignals(conditions: readonly Condition[]): readonly Readiness[] {
  const summaries = conditions.filter(({ type }) => conditionMeaning(type) === "summary");
  return summaries.length === 0
    ? partSignals(conditions)
    : summaries.map((condition) => (isTrue(condition) ? ready : assessMissingCondition(condition)));
}
