import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, isOutdatedOnly } from "../../pods/conditions.ts";
import { type Evidence, failed, failing, progressing, type Readiness, ready, readyBut } from "../readiness.ts";
import { lagging, observedGeneration, unseen } from "../revisions.ts";
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

/** What is said of an object whose controller has not said anything. */
export const unreported = progressing("waiting for its controller to report");

/**
 * Any custom resource, by what its status says in the words that operators share: conditions, good and bad ones, phases
 * and states, counts of replicas, and where there is none of these at the top, what is nested. One that nobody has
 * reported on is waited for where its kind is normally reported on, and else for a while.
 */
export function assessByStatus(object: KubernetesObject, { reportingKinds }: Partial<Evidence>): Readiness {
  const reported = suspended(object) ?? lagging(object) ?? byStatus(object);
  if (reported !== undefined) return reported;
  // What runs at its time is reported on when it has run.
  if (isScheduled(object)) return ready;
  const expected = reportingKinds === undefined || reportingKinds.has(kindKey(object));
  return expected ? unreported : { ...unreported, accepted: "unreported" };
}

function isScheduled({ kind, spec }: KubernetesObject): boolean {
  const { schedule, schedules } = (isFields(spec) ? spec : {}) as Fields;
  return /^(?:Cron|Scheduled)[A-Z]|Schedule$/.test(kind) || (schedule ?? schedules) !== undefined;
}

/** The same for kinds whose controller always answers: until it has, they are not ready. */
export function assessReporting(object: KubernetesObject): Readiness {
  return assessByStatus(object, {});
}

/** `GROUP/VERSION/KIND` */
export function kindKey({ apiVersion, kind }: Pick<KubernetesObject, "apiVersion" | "kind">): string {
  return `${apiVersion}/${kind}`;
}

/** Whether a status says anything that tells ready from not ready. */
export function tellsReadiness(object: KubernetesObject): boolean {
  const readiness = byStatus(object);
  return observedGeneration(object) !== undefined || (readiness !== undefined && readiness !== onlyFacts);
}

/** A status that says what is, and not how it is: the address of a bucket, the time of the last look. */
const onlyFacts: Readiness = { state: "ready" };

/** Undefined where nobody has reported. */
function byStatus(object: KubernetesObject): Readiness | undefined {
  const { status } = object;
  if (!isFields(status) || isEmpty(status)) return undefined;
  const conditions = conditionsOf(object);
  if (isOutdatedOnly(object, status.conditions)) return unseen;
  const words = wordSignals(status, object);
  const rests = words.results.find(({ state, message }) => state === "ready" && message !== undefined);
  if (rests !== undefined) return rests;
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
  if (all.length > 0) return final(worstOf(all), status);
  if (words.unknown !== undefined) return unclear(words.unknown);
  if (conditions.length > 0) return unclear(`has no condition but ${conditions.map(({ type }) => type).join(", ")}`);
  const unsaid = Array.isArray(status.conditions) || Object.values(status).every((value) => !value || isEmpty(value));
  return unsaid ? undefined : onlyFacts;
}

/** What somebody has stopped is not to be waited for, even where it is said not to be ready therefore. */
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

function final(readiness: Readiness | undefined, status: Fields): Readiness | undefined {
  const ended = readiness?.state === "failing" && hasEnded(status);
  return ended ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness;
}

function unclear(words: string): Readiness {
  return { ...progressing(`${words}, which says neither ready nor failed`), accepted: "unclear" };
}

/**
 * `spec.suspend` (Flux, Argo Workflows) and `spec.paused` (Cluster API, Strimzi): its controller leaves it alone.
 * `spec.updateStrategy` with `paused` (OpenKruise): its pods stay as they are.
 */
function suspended({ spec }: KubernetesObject): Readiness | undefined {
  const { suspend, paused, updateStrategy } = (isFields(spec) ? spec : {}) as Fields;
  const update = isFields(updateStrategy) ? updateStrategy : {};
  const held = [update, update.rollingUpdate].some((each) => isFields(each) && each.paused === true);
  return suspend === true || paused === true || held ? readyBut("suspended") : undefined;
}
