import { assess } from "../readiness/assess.ts";
import { isTouchedSince } from "../readiness/before-run.ts";
import {
  type ClusterFacts,
  nothingKnown,
  nothingOwned,
  type Readiness,
  type Unproven,
} from "../readiness/readiness.ts";
import { kindKey, tellsReadiness } from "../readiness/status/reported-status.ts";
import { generationsOf } from "./cluster-facts.ts";
import type { ObjectRollout, Rollout, RolloutTarget } from "./rollout.ts";
import type { Assessment } from "./watch-all.ts";

/** Where the rollout of each target stands. Times are milliseconds since the waiting began. */
export interface RolloutState {
  /** In the order of the targets. */
  objects(now: number): readonly ObjectRollout[];
  /** What is not ready. */
  unready(): readonly RolloutTarget[];
  /** Undefined while it goes on. */
  outcome(now: number): Extract<Rollout["outcome"], "ready" | "failed"> | undefined;
  /** When a failure will have stood for long enough, if none heals; undefined where nothing has failed. */
  failsAt(): number | undefined;
  /** When what nobody says more of is left as unproven, if nothing changes; undefined while there is more to wait for. */
  acceptsAt(): number | undefined;
  /** Leaves what nobody says more of as unproven. */
  accept(now: number): void;
  /** Returns the targets of which something else is said than before. */
  take(assessments: ReadonlyMap<RolloutTarget, Assessment>, now: number): readonly StateChange[];
}

/** What was said of a target, and what is said now. */
export interface StateChange {
  readonly target: RolloutTarget;
  readonly before: Readiness;
  readonly now: Readiness;
  /** For how long it was said. */
  readonly stood: number;
}

interface ObjectState extends Assessment {
  /** Since when this is said. */
  readonly since: number;
  /** Since when it has failed, whatever the reason: one failure often turns into another. */
  readonly failedSince: number | undefined;
  /** Since when that is certain. */
  readonly terminalSince: number | undefined;
  readonly readyAfter: number | undefined;
}

/**
 * Milliseconds that a failure which could end the wait at once leaves to the others: what fails for the same reason fails
 * at the same moment, and is to be named too.
 */
const patience = 2_000;

/**
 * Milliseconds that a controller is given for its first report, from the moment at which everything else is ready: it
 * may be part of the set.
 */
const firstReport = 10_000;

/**
 * Begins with what can be said of each target by what the apply returned.
 * @param failFast milliseconds that a hard failure has to stand; undefined where only the deadline ends the wait
 */
export function rolloutStateOf(
  targets: readonly RolloutTarget[],
  failFast: number | undefined,
  times?: ClusterFacts["times"],
): RolloutState {
  const known = { ...nothingKnown, ...nothingOwned, times, generations: generationsOf(targets) };
  const rolloutState = new Map(
    targets.map((target): [RolloutTarget, ObjectState] => {
      const readiness = assess(target, undefined, known);
      const assessment = { readiness, object: target.applied, owned: nothingOwned };
      return [target, follow(undefined, assessment, 0)];
    }),
  );
  const all = () => [...rolloutState.values()];
  const failsAt = () => {
    if (failFast === undefined) return undefined;
    const undecided = all().some(({ readiness }) => readiness.state === "progressing" || readiness.state === "failing");
    const least = undecided ? patience : 0;
    const ends = all().flatMap(({ readiness, failedSince = 0, terminalSince }) => {
      if (readiness.state !== "failed") return [];
      if (terminalSince !== undefined) return terminalSince + least;
      return failedSince + Math.max(failFast, readiness.retriedWithin ?? 0, least);
    });
    return ends.length === 0 ? undefined : Math.min(...ends);
  };
  // What nobody has reported on until now is not reported on because of a run that does not change it.
  const graceOf = ({ hasStatus, applied }: RolloutTarget, unproven: Unproven | undefined) => {
    const isUntouched = times !== undefined && !isTouchedSince(applied, times);
    return isUntouched || (hasStatus === false && unproven === "unreported") ? 0 : firstReport;
  };
  const acceptsAt = () => {
    const open = [...rolloutState].flatMap(([target, { readiness, object }]) =>
      readiness.state === "ready" ? [] : [{ target, object, unproven: acceptedOf(readiness) }],
    );
    if (open.length === 0 || open.some(({ unproven }) => unproven === undefined)) return undefined;
    const reporting = new Set(all().flatMap(({ object }) => (tellsReadiness(object) ? [kindKey(object)] : [])));
    if (open.some(({ object, unproven }) => unproven === "unreported" && reporting.has(kindKey(object))))
      return undefined;
    const graces = open.map(({ target, unproven }) => graceOf(target, unproven));
    return Math.max(...all().map(({ since }) => since)) + Math.max(...graces);
  };
  return {
    failsAt,
    acceptsAt,
    accept(now) {
      for (const [target, standing] of rolloutState) {
        const { readiness } = standing;
        if (readiness.state !== "progressing" || readiness.accepted === undefined) continue;
        const message = readiness.accepted === "unreported" ? "nobody has reported on it" : readiness.message;
        const accepted = { state: "ready", message, unproven: readiness.accepted } as const;
        rolloutState.set(target, follow(standing, { ...standing, readiness: accepted }, now));
      }
    },
    objects: (now) =>
      [...rolloutState].map(([{ ref }, { readiness, object, owned, since, readyAfter }]) => ({
        ref,
        readiness,
        object,
        owned,
        unchangedFor: now - since,
        readyAfter,
      })),
    unready: () => targets.filter((target) => rolloutState.get(target)?.readiness.state !== "ready"),
    outcome(now) {
      const due = failsAt();
      if (due !== undefined && due <= now) return "failed";
      const accepted = acceptsAt();
      const isSettled = accepted !== undefined && accepted <= now;
      return isSettled || all().every(({ readiness }) => readiness.state === "ready") ? "ready" : undefined;
    },
    take: (assessments, now) =>
      [...assessments].flatMap(([target, assessment]) => {
        const before = rolloutState.get(target);
        const after = follow(before, assessment, now);
        rolloutState.set(target, after);
        if (before === undefined || after.since === before.since) return [];
        return [{ target, before: before.readiness, now: after.readiness, stood: now - before.since }];
      }),
  };
}

function follow(before: ObjectState | undefined, assessment: Assessment, now: number): ObjectState {
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
