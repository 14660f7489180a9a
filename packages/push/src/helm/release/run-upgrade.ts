import { setTimeout as sleep } from "node:timers/promises";
import type { ProgramResult } from "@pushpull/core/exec";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { Api } from "../../cluster/api.ts";
import { diagnose } from "../../diagnose/diagnose.ts";
import type { Failure } from "../../diagnose/failure.ts";
import type { PlannedObject } from "../../plan/push-plan.ts";
import type { Rollout, RolloutTarget } from "../../rollout/rollout.ts";
import type { RunPorts } from "../../run/run-scope.ts";
import type { Helm } from "../helm-program.ts";
import { keepHookLog } from "./hook-log.ts";
import type { HookRun } from "./hook-runs.ts";
import { holdRevision } from "./mark-revision.ts";
import type { ReleaseName } from "./release-record.ts";
import { leftHooks, watchHooks } from "./watch-hooks.ts";

/** A rollout that failed while Helm was running, and why. */
export interface FailedRollout {
  readonly rollout: Rollout;
  readonly failures: readonly Failure[];
}

/** How `helm upgrade` ended. */
export interface HelmEnd {
  /** `interrupted`: it was asked to stop. `killed`: it did not, and was ended by force. */
  readonly how: "complete" | "failed" | "interrupted" | "killed";
  readonly stderr: string;
  /** Why it was asked to stop, or failed by itself; undefined where that is in its own words. */
  readonly failed: FailedRollout | undefined;
  /** The hooks that were not ready when the run's time was up. */
  readonly late: readonly Rollout[];
  /** The objects of hooks as Helm created them. */
  readonly hooks: ReadonlyMap<HookRun, KubernetesObject>;
}

export interface UpgradePorts extends Pick<RunPorts, "stop" | "log" | "redact"> {
  readonly api: Api;
  readonly helm: Pick<Helm, "runInterruptible">;
  readonly release: ReleaseName;
  /** The revision that Helm makes. */
  readonly revision: number;
  /** The name of this run, for others that meet the release. */
  readonly run: string;
  /** Follows objects until they are ready or have failed. */
  follow(targets: readonly RolloutTarget[], stop: AbortSignal): Promise<Rollout>;
  /** What to follow of one object. */
  toTarget(planned: PlannedObject, object: KubernetesObject): RolloutTarget;
  /** The objects of the release, once Helm has written all of them; none where they are not waited for. */
  written(): Promise<readonly { readonly planned: PlannedObject; readonly object: KubernetesObject }[]>;
}

/** Milliseconds that Helm has to bring its record up to date. GitHub ends a cancelled step after 7.5 s. */
const timeToStop = { cancelled: 2_500, otherwise: 15_000 } as const;

/** Milliseconds that a hook's failure may take to be seen by us too, once Helm has failed. */
const lastLook = 3_000;

/**
 * Runs `helm upgrade`, and follows hooks and objects meanwhile. Where one of them cannot succeed, or the run stops, Helm
 * is asked to stop and waited for, so that its record is true.
 */
export async function runUpgrade(
  args: readonly string[],
  runs: readonly HookRun[],
  ports: UpgradePorts,
): Promise<HelmEnd> {
  const { api, helm, log, stop, redact } = ports;
  const left = await leftHooks(runs, api);
  const [interrupt, kill, ended] = [new AbortController(), new AbortController(), new AbortController()];
  let forced: NodeJS.Timeout | undefined;
  const end = (reason: unknown) => {
    if (interrupt.signal.aborted) return;
    interrupt.abort(reason);
    const wait = stop.aborted ? timeToStop.cancelled : timeToStop.otherwise;
    forced = setTimeout(() => kill.abort(reason), wait);
  };
  const onStop = () => end(stop.reason);
  stop.addEventListener("abort", onStop, { once: true });

  const until = AbortSignal.any([stop, ended.signal]);
  const failure = Promise.withResolvers<void>();
  let failed: Promise<FailedRollout> | undefined;
  const late: Rollout[] = [];
  const hooks = new Map<HookRun, KubernetesObject>();
  const follow = async (
    followed: readonly { readonly planned: PlannedObject; readonly object: KubernetesObject }[],
    addLog = (failure: Failure) => failure,
  ) => {
    const rollout = await ports.follow(
      followed.map(({ planned, object }) => ports.toTarget(planned, object)),
      until,
    );
    const manifests = new Map(followed.map(({ planned }) => [objectKey(planned.ref), planned]));
    if (rollout.outcome === "deadline") late.push(rollout);
    const unready = rollout.objects.filter(
      ({ readiness }) => readiness.state === "failed" && readiness.reason !== "Deleted",
    );
    // A hook's object that is gone was deleted by Helm, which knows how it ended.
    if (rollout.outcome !== "failed" || unready.length === 0 || failed !== undefined) return;
    // At once: Helm may be about to delete the hook, and its log with it.
    failed = diagnose(
      unready.map((each) => ({ rollout: each, manifest: manifests.get(objectKey(each.ref)) })),
      { api, redact },
    ).then((failures) => ({ rollout, failures: failures.map(addLog) }));
    failed.catch(ignored);
    failure.resolve();
    end(new Error("A hook or an object of the release cannot succeed"));
  };
  let wroteAll: Promise<void> | undefined;
  const followWritten = async () => {
    const written = await ports.written();
    if (written.length > 0) await follow(written);
  };
  const watching = watchHooks(runs, left, {
    api,
    ended: ended.signal,
    async created(run, object) {
      hooks.set(run, object);
      log.info(`Hook ${run.event} ${formatRef(run.planned.ref)} is running`);
      // Helm writes all objects before the first of these.
      if (run.event.startsWith("post-")) {
        wroteAll ??= followWritten();
        wroteAll.catch(ignored);
      }
      await follow([{ planned: run.planned, object }], keepHookLog(run, object, { api, redact, until }));
    },
  });
  watching.catch(ignored);
  const holding = hold(ports, ended.signal);
  try {
    const result = await helm
      .runInterruptible(args, { interrupt: interrupt.signal, signal: kill.signal })
      .catch((error: unknown) => {
        if (kill.signal.aborted || interrupt.signal.aborted) return undefined;
        throw error;
      });
    if (result?.code !== 0 && hooks.size > 0 && !interrupt.signal.aborted)
      await Promise.race([failure.promise, sleep(lastLook, undefined, { signal: until }).catch(() => undefined)]);
    ended.abort();
    await Promise.all([watching, wroteAll, holding]);
    const how = howEnded(result, { interrupted: interrupt.signal.aborted, killed: kill.signal.aborted });
    return { how, stderr: result?.stderr ?? "", failed: await failed, late, hooks };
  } finally {
    clearTimeout(forced);
    ended.abort();
    stop.removeEventListener("abort", onStop);
    await Promise.allSettled([watching, wroteAll, holding]);
  }
}

/** Thrown again where it is awaited: until then, Helm goes on. */
function ignored(): void {}

function howEnded(
  result: ProgramResult | undefined,
  { interrupted, killed }: { readonly interrupted: boolean; readonly killed: boolean },
): HelmEnd["how"] {
  // It may have ended well before it was asked to stop.
  if (result?.code === 0) return "complete";
  if (killed || (interrupted && result?.code === null)) return "killed";
  return interrupted ? "interrupted" : "failed";
}

/** Milliseconds between two signs of life. The first one is late enough to cost a short upgrade nothing. */
const signOfLife = { first: 2_000, next: 10_000 } as const;

/** Keeps others from taking the revision for dead. It is no fault where the identity may not. */
async function hold({ api, release, revision, run }: UpgradePorts, ended: AbortSignal): Promise<void> {
  for (let wait: number = signOfLife.first; !ended.aborted; wait = signOfLife.next) {
    await sleep(wait, undefined, { signal: ended }).catch(() => undefined);
    if (!ended.aborted) await holdRevision(api, release, revision, run).catch(() => undefined);
  }
}
