import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, isOutdatedOnly } from "../../pods/conditions.ts";
import { type Evidence, failed, failing, progressing, type Readiness, ready, readyBut } from "../readiness.ts";
import { notObserved, observedGeneration, waitIfOutdated } from "../revisions.ts";
import { conditionSignals, hasSummary, partSignals } from "./status-conditions.ts";
import {
  booleanSignals,
  countSignals,
  errorOf,
  type Fields,
  hasEnded,
  isEmpty,
  isFields,
  isUnready,
  nestedSignals,
  wordSignals,
} from "./status-fields.ts";

/** The readiness of an object that its controller has not reported on yet. */
export const unreported = progressing("waiting for its controller to report");

/**
 * Assesses any custom resource by the status fields that operators commonly write: conditions, phases and states, counts
 * of replicas, and nested ones if there are none at the top. Without a report, the run waits if other objects of the kind
 * have one, and otherwise only for a short time.
 */
export function assessByStatus(object: KubernetesObject, { reportingKinds }: Partial<Evidence>): Readiness {
  const reported = suspended(object) ?? waitIfOutdated(object) ?? byStatus(object);
  if (reported !== undefined) return reported;
  // A scheduled object has a status only after its first run.
  if (isScheduled(object)) return ready;
  const expected = reportingKinds === undefined || reportingKinds.has(kindKey(object));
  return expected ? unreported : { ...unreported, accepted: "unreported" };
}

function isScheduled({ kind, spec }: KubernetesObject): boolean {
  const { schedule, schedules } = (isFields(spec) ? spec : {}) as Fields;
  return /^(?:Cron|Scheduled)[A-Z]|Schedule$/.test(kind) || (schedule ?? schedules) !== undefined;
}

/** Same as {@link assessByStatus}, for kinds whose controller always reports: they are not ready without a report. */
export function assessReporting(object: KubernetesObject): Readiness {
  return assessByStatus(object, {});
}

/** `GROUP/VERSION/KIND` */
export function kindKey({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): string {
  return `${apiVersion}/${kind}`;
}

/** Whether a status shows if the object is ready. */
export function reportsReadiness(object: KubernetesObject): boolean {
  const readiness = byStatus(object);
  return observedGeneration(object) !== undefined || (readiness !== undefined && readiness !== dataOnly);
}

/** The result for a status with data only, such as the address of a bucket or the time of the last sync. */
const dataOnly: Readiness = { state: "ready" };

/** Undefined if no controller has reported. */
function byStatus(object: KubernetesObject): Readiness | undefined {
  const { status } = object;
  if (!isFields(status) || isEmpty(status)) return undefined;
  const conditions = conditionsOf(object);
  if (isOutdatedOnly(object, status.conditions)) return notObserved;
  const words = wordSignals(status, object);
  const inactive = words.results.find(({ state, message }) => state === "ready" && message !== undefined);
  if (inactive !== undefined) return inactive;
  const top = [...words.results, ...conditionSignals(object, conditions), ...booleanSignals(status)];
  const decided = words.results.length > 0 || hasSummary(object) || top.some(isUnready);
  const parts = partSignals(conditions);
  const nested = nestedSignals(object);
  const wrong = (signals: readonly Readiness[]) => signals.filter(({ state }) => state === "failing");
  const more = decided
    ? [...(hasSummary(object) ? [] : wrong(parts)), ...(top.some(isUnready) ? wrong(nested) : [])]
    : [...parts, ...countSignals(status), ...nested];
  const all = [...top, ...more];
  const error = all.length > 0 && !all.some(isUnready) ? undefined : errorOf(status);
  if (error !== undefined) all.push(failing("Error", error));
  if (all.length > 0) return failedIfEnded(worstOf(all), status);
  if (words.unknown !== undefined) return unclear(words.unknown);
  if (conditions.length > 0)
    return unclear(
      `has only the ${conditions.length === 1 ? "condition" : "conditions"} ${conditions.map(({ type }) => type).join(", ")}`,
    );
  const saysNothing =
    Array.isArray(status.conditions) || Object.values(status).every((value) => !value || isEmpty(value));
  return saysNothing ? undefined : dataOnly;
}

/** A failure has priority, then an object stopped on purpose, which counts as ready even if its conditions do not. */
function worstOf(results: readonly Readiness[]): Readiness | undefined {
  const first = (wanted: (readiness: Readiness) => boolean) => results.find(wanted);
  return (
    first(({ state }) => state === "failed") ??
    first(({ state }) => state === "failing") ??
    first(({ state, message }) => state === "ready" && message !== undefined) ??
    first(isUnready) ??
    results[0]
  );
}

function failedIfEnded(readiness: Readiness | undefined, status: Fields): Readiness | undefined {
  const ended = readiness?.state === "failing" && hasEnded(status);
  return ended ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness;
}

function unclear(words: string): Readiness {
  return { ...progressing(`${words}, which does not show whether it is ready`), accepted: "unclear" };
}

/**
 * An object that its controller ignores: `spec.suspend` (Flux, Argo Workflows) and `spec.paused` (Cluster API, Strimzi);
 * or whose pods it does not update: `spec.updateStrategy` with `paused` (OpenKruise).
 */
function suspended({ spec }: KubernetesObject): Readiness | undefined {
  const { suspend, paused, updateStrategy } = (isFields(spec) ? spec : {}) as Fields;
  const update = isFields(updateStrategy) ? updateStrategy : {};
  const held = [update, update.rollingUpdate].some((each) => isFields(each) && each.paused === true);
  return suspend === true || paused === true || held ? readyBut("suspended") : undefined;
}
