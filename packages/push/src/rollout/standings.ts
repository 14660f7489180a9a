import { judge } from "./judge.ts";
import { nothingKnown } from "./surroundings.ts";
import type { ObjectRollout, Rollout, Target, Verdict } from "./types.ts";

/** Where the rollout of each target stands. */
export interface Standings {
  /** In the order of the targets. */
  objects(): readonly ObjectRollout[];
  /** What is not ready. */
  unready(): readonly Target[];
  /** Undefined while it goes on. */
  outcome(): Extract<Rollout["outcome"], "ready" | "failed"> | undefined;
  /** @param after milliseconds since the waiting began */
  take(verdicts: ReadonlyMap<Target, Verdict>, after: number): void;
}

/** Begins with what can be said of each target by what the apply returned. */
export function standingsOf(targets: readonly Target[]): Standings {
  const standings = new Map<Target, ObjectRollout>();
  const take: Standings["take"] = (verdicts, after) => {
    for (const [target, verdict] of verdicts) {
      const since = standings.get(target)?.readyAfter ?? after;
      standings.set(target, { ref: target.ref, verdict, readyAfter: verdict.state === "ready" ? since : undefined });
    }
  };
  take(new Map(targets.map((target) => [target, judge(target, undefined, nothingKnown)])), 0);
  const objects = () => [...standings.values()];
  return {
    take,
    objects,
    unready: () => targets.filter((target) => standings.get(target)?.verdict.state !== "ready"),
    outcome() {
      if (objects().some(({ verdict }) => verdict.state === "failed")) return "failed";
      return objects().every(({ verdict }) => verdict.state === "ready") ? "ready" : undefined;
    },
  };
}
