import { assess } from "../readiness/assess.ts";
import { isChangedSince } from "../readiness/before-run.ts";
import {
  type ClusterFacts,
  noClusterFacts,
  noOwnedResources,
  type Readiness,
  type Unproven,
} from "../readiness/readiness.ts";
import { kindKey, reportsReadiness } from "../readiness/status/reported-status.ts";
import { generationsOf } from "./cluster-facts.ts";
import type { ObjectRollout, Rollout, RolloutTarget } from "./rollout.ts";
import type { Assessment } from "./watch-all.ts";

/** The state of each target's rollout, and when the wait ends. Times are milliseconds since the wait began. */
export interface RolloutState {
  /** In the order of the targets. */
  objects(now: number): readonly ObjectRollout[];
  /** The targets that are not ready. */
  unready(): readonly RolloutTarget[];
  /** Undefined while the wait continues. */
  outcome(now: number): Extract<Rollout["outcome"], "ready" | "failed"> | undefined;
  /** When a failure ends the wait, if it does not resolve; undefined if nothing has failed. */
  failsAt(): number | undefined;
  /** When the remaining objects count as ready but unproven, if nothing changes; undefined while others are not ready. */
  acceptsAt(): number | undefined;
  /** Marks objects that no controller reports on as ready but unproven. */
  accept(now: number): void;
  /** Records assessments, and returns what has changed. */
  record(assessments: ReadonlyMap<RolloutTarget, Assessment>, now: number): readonly StateChange[];
}

/** A change of a target's state or message. */
export interface StateChange {
  readonly target: RolloutTarget;
  readonly before: Readiness;
  readonly now: Readiness;
  /** Milliseconds that the state before had lasted. */
  readonly lasted: number;
}

interface ObjectState extends Assessment {
  /** When its state or message last changed. */
  readonly since: number;
  /** When it first failed, for any reason: one failure often turns into another. */
  readonly failedSince: number | undefined;
  /** When its failure became terminal. */
  readonly terminalSince: number | undefined;
  readonly readyAfter: number | undefined;
}

/**
 * Minimum number of milliseconds that a failure must last while other objects are undecided: objects with the same
 * problem fail at about the same time, and should be reported together.
 */
const collectFailuresFor = 2_000;

/**
 * Milliseconds that a controller has for its first report once everything else is ready: the run may have just applied it.
 */
const firstReportWithin = 10_000;

/**
 * Tracks the rollout of targets. Their first readiness is that in the response of their apply.
 * @param failFast milliseconds that a hard failure must last to end the wait; undefined waits until the deadline
 */
export function rolloutStateOf(
  targets: readonly RolloutTarget[],
  failFast: number | undefined,
  times?: ClusterFacts["times"],
): RolloutState {
  const known = { ...noClusterFacts, ...noOwnedResources, times, generations: generationsOf(targets) };
  const states = new Map(
    targets.map((target): [RolloutTarget, ObjectState] => {
      const readiness = assess(target, undefined, known);
      const assessment = { readiness, object: target.applied, owned: noOwnedResources };
      return [target, updated(undefined, assessment, 0)];
    }),
  );
  const all = () => [...states.values()];
  const failsAt = () => {
    if (failFast === undefined) return undefined;
    const undecided = all().some(({ readiness }) => readiness.state === "progressing" || readiness.state === "failing");
    const minimum = undecided ? collectFailuresFor : 0;
    const ends = all().flatMap(({ readiness, failedSince = 0, terminalSince }) => {
      if (readiness.state !== "failed") return [];
      if (terminalSince !== undefined) return terminalSince + minimum;
      return failedSince + Math.max(failFast, readiness.retriedWithin ?? 0, minimum);
    });
    return ends.length === 0 ? undefined : Math.min(...ends);
  };
  // A controller has no reason to report on an object that the run did not change.
  const graceOf = ({ hasStatus, applied }: RolloutTarget, unproven: Unproven | undefined) => {
    const isUnchanged = times !== undefined && !isChangedSince(applied, times);
    return isUnchanged || (hasStatus === false && unproven === "unreported") ? 0 : firstReportWithin;
  };
  const acceptsAt = () => {
    const remaining = [...states].flatMap(([target, { readiness, object }]) =>
      readiness.state === "ready" ? [] : [{ target, object, unproven: acceptedOf(readiness) }],
    );
    if (remaining.length === 0 || remaining.some(({ unproven }) => unproven === undefined)) return undefined;
    const reporting = new Set(all().flatMap(({ object }) => (reportsReadiness(object) ? [kindKey(object)] : [])));
    if (remaining.some(({ object, unproven }) => unproven === "unreported" && reporting.has(kindKey(object))))
      return undefined;
    const graces = remaining.map(({ target, unproven }) => graceOf(target, unproven));
    return Math.max(...all().map(({ since }) => since)) + Math.max(...graces);
  };
  return {
    failsAt,
    acceptsAt,
    accept(now) {
      for (const [target, state] of states) {
        const { readiness } = state;
        if (readiness.state !== "progressing" || readiness.accepted === undefined) continue;
        const message =
          readiness.accepted === "unreported" ? "no controller has reported its status" : readiness.message;
        const accepted = { state: "ready", message, unproven: readiness.accepted } as const;
        states.set(target, updated(state, { ...state, readiness: accepted }, now));
      }
    },
    objects: (now) =>
      [...states].map(([{ ref }, { readiness, object, owned, since, readyAfter }]) => ({
        ref,
        readiness,
        object,
        owned,
        unchangedFor: now - since,
        readyAfter,
      })),
    unready: () => targets.filter((target) => states.get(target)?.readiness.state !== "ready"),
    outcome(now) {
      const due = failsAt();
      if (due !== undefined && due <= now) return "failed";
      const accepted = acceptsAt();
      const isSettled = accepted !== undefined && accepted <= now;
      return isSettled || all().every(({ readiness }) => readiness.state === "ready") ? "ready" : undefined;
    },
    record: (assessments, now) =>
      [...assessments].flatMap(([target, assessment]) => {
        const before = states.get(target);
        const after = updated(before, assessment, now);
        states.set(target, after);
        if (before === undefined || after.since === before.since) return [];
        return [{ target, before: before.readiness, now: after.readiness, lasted: now - before.since }];
      }),
  };
}

function updated(before: ObjectState | undefined, assessment: Assessment, now: number): ObjectState {
  const { readiness } = assessment;
  const same = before !== undefined && isSame(before.readiness, readiness);
  return {
    ...assessment,
    since: same ? before.since : now,
    failedSince: readiness.state === "failed" ? (before?.failedSince ?? now) : undefined,
    terminalSince:
      readiness.state === "failed" && readiness.terminal === true ? (before?.terminalSince ?? now) : undefined,
    readyAfter: readiness.state === "ready" ? (before?.readyAfter ?? now) : undefined,
  };
}

function acceptedOf(readiness: Readiness): Unproven | undefined {
  return readiness.state === "progressing" ? readiness.accepted : undefined;
}

function isSame(a: Readiness, b: Readiness): boolean {
  return a.state === b.state && a.message === b.message;
}
