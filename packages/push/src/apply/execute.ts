/**
 * Writes a plan to the cluster, wave by wave, after preflight. The caller follows the rollout.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { objectKey } from "@pushpull/core/kubernetes";
import pLimit from "p-limit";
import { isNotFound } from "../cluster/api.ts";
import { maxConnections } from "../cluster/transport.ts";
import type { PlannedObject, PushPlan, Wave } from "../plan/push-plan.ts";
import { syncWaveOf } from "../plan/waves.ts";
import { checkObject, type ObjectCheck } from "../preflight/check-object.ts";
import { mayPassLater } from "../preflight/deferred.ts";
import type { Prepared } from "../preflight/prepare.ts";
import { type Applied, type ChangeSet, isApplied, type ObjectChange } from "./object-changes.ts";
import { writeObject } from "./write-object.ts";

/** How the wait for the objects of a wave ended. */
export interface WaveRollout {
  readonly outcome: string;
}

/** @typeParam R what a wait for objects returns: `"ready"` lets the next wave begin */
export interface ExecutePorts<R extends WaveRollout> {
  /** Aborted when the run must stop: requests in flight are waited for, no new ones are sent. */
  readonly stop: AbortSignal;
  /** Waits until objects are ready. Gets all changes so far. */
  follow(applied: readonly Applied[], changes: ChangeSet): Promise<R>;
  /** Receives each check whose warnings are to be shown. */
  warn(check: ObjectCheck): void;
}

export interface Executed<R extends WaveRollout> {
  readonly changes: ChangeSet;
  /** The rollouts that were waited for between waves. */
  readonly rollouts: readonly R[];
}

/** Applies a plan, wave by wave. Stops after the first wave in which an object fails. */
export async function execute<R extends WaveRollout>(
  plan: PushPlan,
  prepared: Prepared,
  ports: ExecutePorts<R>,
): Promise<Executed<R>> {
  const changes: ObjectChange[] = [];
  const rollouts: R[] = [];
  let current = prepared;
  let halted = false;
  for (const [index, wave] of plan.waves.entries()) {
    if (!halted && !ports.stop.aborted) {
      current = await checkRemainingWaves(plan.waves.slice(index), current, changes, ports.stop);
      halted = plan.waves.slice(index).some(({ objects }) => objects.some((planned) => isRefused(planned, current)));
    }
    if (halted || ports.stop.aborted) {
      changes.push(...wave.objects.map((planned) => refusedOrSkipped(current.checks.get(planned), planned)));
      continue;
    }
    const written = await writeWave(wave, current, ports);
    changes.push(...written);
    halted = !written.every(isApplied);
    const awaited = halted ? [] : awaitedAfter(wave, changes);
    if (awaited.length > 0 && !ports.stop.aborted) {
      const rollout = await ports.follow(awaited, changes);
      rollouts.push(rollout);
      halted = rollout.outcome !== "ready";
    }
  }
  return { changes, rollouts };
}

function awaitedAfter({ awaitReady, syncWave, objects }: Wave, changes: ChangeSet): readonly Applied[] {
  if (awaitReady === "none") return [];
  const inWave = new Set(objects);
  return changes
    .filter(isApplied)
    .filter(({ planned }) => (awaitReady === "wave" ? inWave.has(planned) : syncWaveOf(planned.object) === syncWave));
}

async function writeWave(
  wave: Wave,
  prepared: Prepared,
  ports: Pick<ExecutePorts<WaveRollout>, "stop" | "warn">,
): Promise<ChangeSet> {
  // Limited to the number of connections: a cancelled run then has no queued request left.
  const limit = pLimit(maxConnections);
  const checks = await limit.map(
    wave.objects,
    (planned) => prepared.checks.get(planned) ?? checkLate(planned, prepared, ports.stop),
  );
  if (checks.some(({ action }) => action === "refused"))
    return checks.map((check) => refusedOrSkipped(check, check.planned));
  return limit.map(checks, (check) => {
    if (check.action === "refused" || ports.stop.aborted) return skipped(check.planned);
    ports.warn(check);
    return writeObject(check, prepared.ports);
  });
}

function skipped(planned: PlannedObject): ObjectChange {
  return { planned, action: "skipped" };
}

function refusedOrSkipped(check: ObjectCheck | undefined, planned: PlannedObject): ObjectChange {
  return check?.action === "refused" ? { planned, action: "failed", faults: check.faults } : skipped(planned);
}

function isRefused(planned: PlannedObject, { checks }: Prepared): boolean {
  return checks.get(planned)?.action === "refused";
}

/**
 * Checks objects whose needs the earlier waves have just written, in all remaining waves. Nothing more is written when
 * one of them is refused.
 * @returns `prepared` with a check for each of them, except those that a later wave may still make acceptable
 */
async function checkRemainingWaves(
  waves: readonly Wave[],
  prepared: Prepared,
  changes: ChangeSet,
  stop: AbortSignal,
): Promise<Prepared> {
  const { live, unread } = prepared.ports;
  const written = new Set(changes.filter(isApplied).map(({ planned }) => objectKey(planned.ref)));
  const exists = (key: string) => live.has(key) || unread.has(key) || written.has(key);
  const checkable = waves
    .flatMap(({ objects }) => objects)
    .filter((planned) => !prepared.checks.has(planned) && planned.needs.every(exists));
  if (checkable.length === 0) return prepared;
  const withoutRetries = { ...prepared, recheckLater: new Set<PlannedObject>() };
  const limit = pLimit(maxConnections);
  const first = await limit.map(checkable, (planned) => checkLate(planned, withoutRetries, stop));
  const later = mayPassLater({ waves }, [...prepared.checks.values(), ...first]);
  const decided = await limit.map(
    first.filter(({ planned }) => !later.has(planned)),
    (check) =>
      check.action === "refused" && prepared.recheckLater.has(check.planned)
        ? checkLate(check.planned, prepared, stop)
        : check,
  );
  return {
    ...prepared,
    recheckLater: new Set([...prepared.recheckLater, ...later]),
    checks: new Map([...prepared.checks, ...decided.map((check) => [check.planned, check] as const)]),
  };
}

/**
 * Milliseconds until something just written takes effect: a kind is served shortly after its CRD is established, and
 * admission reads quotas, policies, classes and ServiceAccounts from caches.
 */
const maxEffectDelay = 10_000;

/**
 * Checks an object that could not be checked before the first write. Retries while a refusal may still resolve itself.
 */
async function checkLate(
  planned: PlannedObject,
  { ports, recheckLater }: Prepared,
  stop: AbortSignal,
): Promise<ObjectCheck> {
  const deadline = Date.now() + maxEffectDelay;
  for (;;) {
    const check = await checkObject(planned, ports);
    const mayPass = recheckLater.has(planned) || isMissingNeed(check);
    if (check.action !== "refused" || !mayPass || Date.now() >= deadline || stop.aborted) return check;
    await sleep(200);
  }
}

/** Whether an object is refused because the server does not see an object yet that an earlier wave wrote. */
function isMissingNeed(check: ObjectCheck): boolean {
  if (check.action !== "refused") return false;
  const [fault] = check.faults;
  if (check.planned.needs.length === 0) return false;
  return (
    isNotFound(fault?.cause) || /error looking up service account|no PriorityClass with name/.test(fault?.message ?? "")
  );
}
