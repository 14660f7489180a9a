import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { type Api, ApiError, ConnectionError } from "../cluster/api.ts";
import { needsFollowing } from "../readiness/assess.ts";
import type { ClusterFacts } from "../readiness/readiness.ts";
import { readClusterFacts } from "./cluster-facts.ts";
import { noticesOf, remarksOn } from "./notices.ts";
import type { OwnedKind } from "./owned-resources.ts";
import { printProgress, progressOf } from "./progress.ts";
import type { Rollout, RolloutTarget } from "./rollout.ts";
import { rolloutStateOf } from "./rollout-state.ts";
import { watchAll } from "./watch-all.ts";

export interface FollowPorts {
  readonly api: Api;
  readonly log: Log;
  /** Removes secrets from a text. */
  readonly redact: (text: string) => string;
  /** Ends the wait. A UserError with code `timeout` as its reason means a timeout, anything else a cancelled run. */
  readonly stop: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Milliseconds that a hard failure must last before it ends the wait; undefined waits until the deadline. */
  readonly failFast: number | undefined;
  readonly errorBudget: ClusterFacts["errorBudget"];
  /** The times after which events in the cluster count. */
  readonly times?: ClusterFacts["times"];
  /** All objects of the set, including those that are not followed: some create what others wait for. */
  readonly set: readonly KubernetesObject[];
}

/** Maximum number of milliseconds for which a failure is held back until pods and events have been listed. */
const firstListsWithin = 2_000;

/**
 * Waits until all objects are ready at the same time, one of them has failed for long enough, or the signal aborts. If
 * the responses of their apply show that all objects are ready, it sends no request. All watches have ended when it
 * returns. An error of the API server ends the wait with outcome `lost` instead of an exception, so that the applied
 * objects are still reported.
 */
export async function followRollout(targets: readonly RolloutTarget[], ports: FollowPorts): Promise<Rollout> {
  const { stop, log } = ports;
  const begun = ports.now();
  const now = () => ports.now() - begun;
  const rolloutState = rolloutStateOf(targets, ports.failFast, ports.times);
  const logRemarks = () => remarksOn(rolloutState.objects(now())).forEach(log.info);
  if (rolloutState.outcome(0) === "ready") {
    logRemarks();
    return { outcome: "ready", objects: rolloutState.objects(0), waited: 0 };
  }
  const current = () => ({ objects: rolloutState.objects(now()), waited: now() });

  const end = new AbortController();
  const decided = Promise.withResolvers<Rollout>();
  // Only the first decision counts, with the objects as they were at that time.
  const decide = (outcome: Rollout["outcome"]) => {
    if (outcome === "ready") rolloutState.accept(now());
    decided.resolve({ outcome, ...current() });
  };
  // An object without a controller that reports on it does not fail the run at the deadline.
  const onlyUnprovenLeft = () => rolloutState.acceptsAt() !== undefined;
  const interrupt = () => {
    const outcome = outcomeOfAbort(stop);
    decide(outcome === "deadline" && onlyUnprovenLeft() ? "ready" : outcome);
  };
  stop.addEventListener("abort", interrupt, { once: true });
  if (stop.aborted) interrupt();
  const followed = () => rolloutState.objects(now()).filter(({ object }) => needsFollowing(object));
  const progress = printProgress(log, () => progressOf(followed(), ports.redact), ports.now);
  // The wait starts right after the last write.
  const clusterTime = () => (ports.times?.since ?? 0) + now();
  const notices = noticesOf(targets, ports.failFast, clusterTime);
  const unwatched = new Set<OwnedKind>();
  // A failure that is reported before the first lists would lack its pods and their events.
  let ownedListed = false;
  let timer: NodeJS.Timeout | undefined;
  const check = () => {
    clearTimeout(timer);
    const outcome = rolloutState.outcome(now());
    if (outcome === "ready" || (outcome === "failed" && (ownedListed || now() >= firstListsWithin)))
      return decide(outcome);
    progress.changed();
    const ends = [rolloutState.failsAt(), rolloutState.acceptsAt()].filter((end) => end !== undefined);
    const at = outcome === "failed" ? firstListsWithin : Math.min(...ends);
    if (at < Number.POSITIVE_INFINITY) timer = setTimeout(check, at - now());
  };
  const watching = watchAll(targets, rolloutState.unready(), {
    ...ports,
    clusterFacts: () => readClusterFacts(rolloutState.unready(), ports),
    signal: AbortSignal.any([stop, end.signal]),
    onUnwatchable: once(({ message }) =>
      log.warning(`Cannot watch objects, polling them every few seconds instead: ${message}`),
    ),
    onUnwatchableOwned(kind, { message }) {
      if (!unwatched.has(kind))
        log.info(`Failures will be detected late: cannot watch ${ownedKindNames[kind]}: ${message}`);
      unwatched.add(kind);
    },
    onOwnedListed() {
      ownedListed = true;
    },
    onAssessed(assessments) {
      for (const line of notices(rolloutState.record(assessments, now()))) log.info(line);
      check();
    },
  });
  watching.catch(decided.reject);
  check();
  try {
    const rollout = await decided.promise;
    progress.close(rollout.outcome === "ready");
    if (rollout.outcome === "ready") logRemarks();
    return rollout;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
    return { outcome: "lost", ...current(), message: error.message };
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", interrupt);
    progress.close(false);
    end.abort();
    await watching.catch(() => undefined);
  }
}

const ownedKindNames: Readonly<Record<OwnedKind, string>> = {
  pods: "pods",
  revisions: "ReplicaSets",
  events: "events",
};

function once<Args extends readonly unknown[]>(fn: (...args: Args) => void): (...args: Args) => void {
  let called = false;
  return (...args) => {
    if (!called) fn(...args);
    called = true;
  };
}

function outcomeOfAbort({ reason }: AbortSignal): "deadline" | "stopped" {
  return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped";
}
