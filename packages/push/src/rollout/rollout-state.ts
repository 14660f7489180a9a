import { judge } from "../readiness/assess.ts";
import { isTouchedSince } from "../readiness/before-run.ts";
import { type ClusterFacts, nothingKnown, nothingOwned, type Unproven, type Verdict } from "../readiness/readiness.ts";
import { kindKey, tellsReadiness } from "../readiness/status/reported-status.ts";
import { generationsOf } from "./cluster-facts.ts";
import type { ObjectRollout, Rollout, Target } from "./rollout.ts";
import type { Judgement } from "./watch-all.ts";

/** Where the rollout of each target stands. Times are milliseconds since the waiting began. */
export interface Standings {
  /** In the order of the targets. */
  objects(now: number): readonly ObjectRollout[];
  /** What is not ready. */
  unready(): readonly Target[];
  /** Undefined while it goes on. */
  outcome(now: number): Extract<Rollout["outcome"], "ready" | "failed"> | undefined;
  /** When a failure will have stood for long enough, if none heals; undefined where nothing has failed. */
  failsAt(): number | undefined;
  /** When what nobody says more of is left as unproven, if nothing changes; undefined while there is more to wait for. */
  acceptsAt(): number | undefined;
  /** Leaves what nobody says more of as unproven. */
  accept(now: number): void;
  /** Returns the targets of which something else is said than before. */
  take(judgements: ReadonlyMap<Target, Judgement>, now: number): readonly Told[];
}

/** What was said of a target, and what is said now. */
export interface Told {
  readonly target: Target;
  readonly before: Verdict;
  readonly now: Verdict;
  /** For how long it was said. */
  readonly stood: number;
}

interface Standing extends Judgement {
  /** Since when this is said. */
  readonly since: number;
  /** Since when it has failed, whatever the reason: one failure often turns into another. */
  readonly failedSince: number | undefined;
  /** Since when that is certain. */
  readonly certainSince: number | undefined;
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
export function standingsOf(
  targets: readonly Target[],
  failFast: number | undefined,
  times?: ClusterFacts["times"],
): Standings {
  const known = { ...nothingKnown, ...nothingOwned, times, generations: generationsOf(targets) };
  const standings = new Map(
    targets.map((target): [Target, Standing] => {
      const verdict = judge(target, undefined, known);
      const judgement = { verdict, object: target.applied, owned: nothingOwned };
      return [target, follow(undefined, judgement, 0)];
    }),
  );
  const all = () => [...standings.values()];
  const failsAt = () => {
    if (failFast === undefined) return undefined;
    const undecided = all().some(({ verdict }) => verdict.state === "progressing" || verdict.state === "failing");
    const least = undecided ? patience : 0;
    const ends = all().flatMap(({ verdict, failedSince = 0, certainSince }) => {
      if (verdict.state !== "failed") return [];
      if (certainSince !== undefined) return certainSince + least;
      return failedSince + Math.max(failFast, verdict.stands ?? 0, least);
    });
    return ends.length === 0 ? undefined : Math.min(...ends);
  };
  // What nobody has reported on until now is not reported on because of a run that does not change it.
  const graceOf = ({ hasStatus, applied }: Target, unproven: Unproven | undefined) => {
    const isUntouched = times !== undefined && !isTouchedSince(applied, times);
    return isUntouched || (hasStatus === false && unproven === "unreported") ? 0 : firstReport;
  };
  const acceptsAt = () => {
    const open = [...standings].flatMap(([target, { verdict, object }]) =>
      verdict.state === "ready" ? [] : [{ target, object, unproven: acceptedOf(verdict) }],
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
      for (const [target, standing] of standings) {
        const { verdict } = standing;
        if (verdict.state !== "progressing" || verdict.accepted === undefined) continue;
        const message = verdict.accepted === "unreported" ? "nobody has reported on it" : verdict.message;
        const accepted = { state: "ready", message, unproven: verdict.accepted } as const;
        standings.set(target, follow(standing, { ...standing, verdict: accepted }, now));
      }
    },
    objects: (now) =>
      [...standings].map(([{ ref }, { verdict, object, owned, since, readyAfter }]) => ({
        ref,
        verdict,
        object,
        owned,
        unchangedFor: now - since,
        readyAfter,
      })),
    unready: () => targets.filter((target) => standings.get(target)?.verdict.state !== "ready"),
    outcome(now) {
      const due = failsAt();
      if (due !== undefined && due <= now) return "failed";
      const accepted = acceptsAt();
      const isSettled = accepted !== undefined && accepted <= now;
      return isSettled || all().every(({ verdict }) => verdict.state === "ready") ? "ready" : undefined;
    },
    take: (judgements, now) =>
      [...judgements].flatMap(([target, judgement]) => {
        const before = standings.get(target);
        const after = follow(before, judgement, now);
        standings.set(target, after);
        if (before === undefined || after.since === before.since) return [];
        return [{ target, before: before.verdict, now: after.verdict, stood: now - before.since }];
      }),
  };
}

function follow(before: Standing | undefined, judgement: Judgement, now: number): Standing {
  const { verdict } = judgement;
  const same = before !== undefined && isSame(before.verdict, verdict);
  return {
    ...judgement,
    since: same ? before.since : now,
    failedSince: verdict.state === "failed" ? (before?.failedSince ?? now) : undefined,
    certainSince: verdict.state === "failed" && verdict.certain === true ? (before?.certainSince ?? now) : undefined,
    readyAfter: verdict.state === "ready" ? (before?.readyAfter ?? now) : undefined,
  };
}

function acceptedOf(verdict: Verdict): Unproven | undefined {
  return verdict.state === "progressing" ? verdict.accepted : undefined;
}

function isSame(a: Verdict, b: Verdict): boolean {
  return a.state === b.state && a.message === b.message;
}
