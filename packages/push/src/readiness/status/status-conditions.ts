import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, findCondition, isOutdated, isTrue, readConditions, wordsOf } from "../../pods/conditions.ts";
import { attemptOf, failed, failing, progressing, type Readiness, ready, readyBut } from "../readiness.ts";
import { observedGeneration, unseen } from "../revisions.ts";
import { conditionMeaning, meaningOf, speaksOfFailure } from "./status-words.ts";

/** `Ready` and `Synced` decide (kstatus, Crossplane); without them what stands in for them. */
export function conditionSignals(object: KubernetesObject, conditions: readonly Condition[]): readonly Readiness[] {
  const stalled = conditions.find(({ type, status }) => type === "Stalled" && status === "True");
  if (stalled !== undefined) return [assessStalled(object, stalled)];
  const deciding = decidingConditions(object);
  if (deciding.some((condition) => isOutdated(object, condition))) return [unseen];
  const decides = deciding.map((condition) =>
    isTrue(condition) ? assessTrue(condition) : assessMissingCondition(condition),
  );
  const isReady = isTrue(findCondition(conditions, "Ready"));
  const others = conditions.flatMap((condition) => assessOther(condition, isReady) ?? []);
  return [...others, ...decides];
}

function decidingConditions({ status }: KubernetesObject): readonly Condition[] {
  const all = readConditions((status as { readonly conditions?: unknown } | null | undefined)?.conditions);
  const found = all.filter(({ type }) => type === "Ready" || type === "Synced");
  return found.length > 0 ? found : all.filter(({ type }) => conditionMeaning(type) === "summary");
}

export function hasSummary(object: KubernetesObject): boolean {
  return decidingConditions(object).some(({ type }) => conditionMeaning(type) === "summary");
}

/** `Complete` says that it has ended, and its reason how. */
function assessTrue(condition: Condition): Readiness {
  const ended = /^complete/i.test(condition.type) && meaningOf(condition.reason ?? "") === "failing";
  return ended ? failing(condition.reason ?? "Failed", wordsOf(condition), attemptOf(condition)) : ready;
}

/** What a controller says while it waits for something else, or has only begun. */
const ordinary: ReadonlySet<string | undefined> = new Set([
  "DependencyNotReady",
  "Progressing",
  "Pending",
  "Creating",
  "Waiting",
]);

/** What ought to be True, and is not. */
export function assessMissingCondition(missing: Condition, isWrong = false): Readiness {
  const { type, status, reason = "", message = "" } = missing;
  if (reason === "ReconcilePaused") return readyBut("paused: its controller leaves it alone");
  if (status !== "False" || ordinary.has(reason)) return progressing(wordsOf(missing));
  return isWrong || speaksOfFailure(reason, message)
    ? failing(reason || `Not${type}`, wordsOf(missing), attemptOf(missing))
    : progressing(wordsOf(missing));
}

/** Bad conditions that are True, and what says that it goes on. */
function assessOther(condition: Condition, isReady: boolean): Readiness | undefined {
  const { type, status, reason = "" } = condition;
  const meaning = conditionMeaning(type);
  if (status === "True") {
    if (meaning === "bad") return assessBad(condition, isReady);
    if (meaning === "resting") return readyBut(`${type.toLowerCase()}${reason ? `: ${wordsOf(condition)}` : ""}`);
    if (meaning === "busy") return isDone(condition) ? undefined : progressing(wordsOf(condition));
    // Operators that are made with Ansible or Helm say so until they have run once.
    if (type === "Running" && reason === "Running" && !isReady) return progressing(wordsOf(condition));
  }
  if (status === "False" && meaning === "part" && /healthy$/i.test(type)) return assessMissingCondition(condition);
  if (type !== "Progressing" || status === "True") return undefined;
  // Unknown is said of what has only begun, and of what is paused.
  if (status !== "False") return progressing(wordsOf(condition));
  return meaningOf(reason) === "failing" ? failing(reason, wordsOf(condition), attemptOf(condition)) : undefined;
}

function assessBad(condition: Condition, isReady: boolean): Readiness | undefined {
  const { type, reason, observedGeneration: known } = condition;
  if (isReady && /ready$/i.test(type)) return undefined;
  const final = type === "InvalidSpec" && known !== undefined;
  return (final ? failed : failing)(reason || type, wordsOf(condition), attemptOf(condition));
}

/** Of Deployments and their likes `Progressing` stays True when the last one is there. */
function isDone({ type, reason = "" }: Condition): boolean {
  return type === "Progressing" && /(?:available|completed?|succeeded|uptodate)$/i.test(reason);
}

/** Final only where it is known to be about this generation: some controllers name none, and leave old conditions. */
function assessStalled(object: KubernetesObject, stalled: Condition): Readiness {
  const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
  return (known ? failed : failing)(stalled.reason ?? "Stalled", wordsOf(stalled), attemptOf(stalled));
}

/** Where nothing sums up, all parts have to be there: `Configured`, `DashboardSynchronized`, `AllReplicasReady`. */
export function partSignals(conditions: readonly Condition[]): readonly Readiness[] {
  const parts = conditions.filter(({ type }) => conditionMeaning(type) === "part");
  return parts.map((condition) => (isTrue(condition) ? ready : assessMissingCondition(condition)));
}

/** What a list of conditions that stands elsewhere in a status sums up to. */
export function summarySignals(conditions: readonly Condition[]): readonly Readiness[] {
  const summaries = conditions.filter(({ type }) => conditionMeaning(type) === "summary");
  return summaries.length === 0
    ? partSignals(conditions)
    : summaries.map((condition) => (isTrue(condition) ? ready : assessMissingCondition(condition)));
}
