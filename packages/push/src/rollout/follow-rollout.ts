import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { type Api, ApiError, ConnectionError } from "../cluster/api.ts";
import { needsFollowing } from "../readiness/assess.ts";
import type { ClusterFacts } from "../readiness/readiness.ts";
import { readClusterFacts } from "./cluster-facts.ts";
import { noticesOf, remarksOn } from "./notices.ts";
import type { OwnedKind } from "./owned-resources.ts";
import { announce, progressOf } from "./progress.ts";
import type { Rollout, RolloutTarget } from "./rollout.ts";
import { rolloutStateOf } from "./rollout-state.ts";
import { watchAll } from "./watch-all.ts";

export interface FollowPorts {
  readonly api: Api;
  readonly log: Log;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Ends the wait; its reason says whether time was up (a UserError with code `timeout`) or somebody cancelled. */
  readonly stop: AbortSignal;
  /** Milliseconds of a clock that nobody sets: only differences count. */
  readonly now: () => number;
  /** Milliseconds that a hard failure has to stand before it ends the wait; undefined where only the deadline does. */
  readonly failFast: number | undefined;
  readonly errorBudget: ClusterFacts["errorBudget"];
  /** From when on what happens in the cluster counts. */
  readonly times?: ClusterFacts["times"];
  /** All that is in the set, whether it is followed or not: some of it makes what other objects wait for. */
  readonly set: readonly KubernetesObject[];
}

/** Milliseconds from the beginning: with what has been seen by then, a failure ends the wait. */
const longestLook = 2_000;

/**
 * Waits until all objects are ready at the same time, until one of them has failed for long enough, or until the signal
 * ends it. What is ready by what the apply returned is not asked for: a set that is ready costs no request. All watches
 * have ended when it returns. What the API server refuses ends it as `lost`: what was applied is to be reported all the
 * same.
 */
export async function followRollout(targets: readonly RolloutTarget[], ports: FollowPorts): Promise<Rollout> {
  const { stop, log } = ports;
  const begun = ports.now();
  const now = () => ports.now() - begun;
  const rolloutState = rolloutStateOf(targets, ports.failFast, ports.times);
  const remark = () => remarksOn(rolloutState.objects(now())).forEach(log.info);
  if (rolloutState.outcome(0) === "ready") {
    remark();
    return { outcome: "ready", objects: rolloutState.objects(0), waited: 0 };
  }
  const stand = () => ({ objects: rolloutState.objects(now()), waited: now() });

  const end = new AbortController();
  const decided = Promise.withResolvers<Rollout>();
  // The first decision stands, with the objects as they were then.
  const decide = (outcome: Rollout["outcome"]) => {
    if (outcome === "ready") rolloutState.accept(now());
    decided.resolve({ outcome, ...stand() });
  };
  // That nobody reports on an object is no failure of it.
  const isSilent = () => rolloutState.acceptsAt() !== undefined;
  const interrupt = () => {
    const outcome = interruption(stop);
    decide(outcome === "deadline" && isSilent() ? "ready" : outcome);
  };
  stop.addEventListener("abort", interrupt, { once: true });
  if (stop.aborted) interrupt();
  const followed = () => rolloutState.objects(now()).filter(({ object }) => needsFollowing(object));
  const progress = announce(log, () => progressOf(followed(), ports.redact), ports.now);
  // The wait begins right after the last write.
  const clusterTime = () => (ports.times?.since ?? 0) + now();
  const notices = noticesOf(targets, ports.failFast, clusterTime);
  const unseen = new Set<OwnedKind>();
  // What failed before we looked would be told without its pods and their events.
  let complete = false;
  let due: NodeJS.Timeout | undefined;
  const look = () => {
    clearTimeout(due);
    const outcome = rolloutState.outcome(now());
    if (outcome === "ready" || (outcome === "failed" && (complete || now() >= longestLook))) return decide(outcome);
    progress.changed();
    const ends = [rolloutState.failsAt(), rolloutState.acceptsAt()].filter((end) => end !== undefined);
    const at = outcome === "failed" ? longestLook : Math.min(...ends);
    if (at < Number.POSITIVE_INFINITY) due = setTimeout(look, at - now());
  };
  const watching = watchAll(targets, rolloutState.unready(), {
    ...ports,
    clusterFacts: () => readClusterFacts(rolloutState.unready(), ports),
    signal: AbortSignal.any([stop, end.signal]),
    blind: once(({ message }) =>
      log.warning(`Objects that cannot be watched are asked for every few seconds: ${message}`),
    ),
    unseen(kind, { message }) {
      if (!unseen.has(kind))
        log.info(`What goes wrong is seen late, since ${namesOf[kind]} cannot be watched: ${message}`);
      unseen.add(kind);
    },
    complete() {
      complete = true;
    },
    assessed(assessments) {
      for (const line of notices(rolloutState.take(assessments, now()))) log.info(line);
      look();
    },
  });
  watching.catch(decided.reject);
  look();
  try {
    const rollout = await decided.promise;
    progress.close(rollout.outcome === "ready");
    if (rollout.outcome === "ready") remark();
    return rollout;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
    return { outcome: "lost", ...stand(), message: error.message };
  } finally {
    clearTimeout(due);
    stop.removeEventListener("abort", interrupt);
    progress.close(false);
    end.abort();
    await watching.catch(() => undefined);
  }
}

const namesOf: Readonly<Record<OwnedKind, string>> = {
  pods: "pods",
  revisions: "ReplicaSets",
  events: "events",
};

function once<Args extends readonly unknown[]>(tell: (...args: Args) => void): (...args: Args) => void {
  let told = false;
  return (...args) => {
    if (!told) tell(...args);
    told = true;
  };
}

function interruption({ reason }: AbortSignal): "deadline" | "stopped" {
  return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped";
}
