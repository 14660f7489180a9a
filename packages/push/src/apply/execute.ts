import { setTimeout as sleep } from "node:timers/promises";
import { objectKey } from "@pushpull/core/kubernetes";
import pLimit from "p-limit";
import { isNotFound } from "../cluster/api.ts";
import { maxConnections } from "../cluster/transport.ts";
import type { PlannedObject, PushPlan, Wave } from "../plan/types.ts";
import { syncWaveOf } from "../plan/waves.ts";
import type { Rollout } from "../rollout/rollout.ts";
import { type Checked, checkObject } from "./check.ts";
import { mayPassLater } from "./deferred.ts";
import type { Prepared } from "./prepare.ts";
import { type Applied, type Change, type ChangeSet, isApplied } from "./types.ts";
import { writeObject } from "./write.ts";

export interface ExecutePorts {
  /** Stops the writing: what has been sent is waited for, nothing more is begun. */
  readonly stop: AbortSignal;
  /** Waits until objects are ready, after all the changes so far. */
  follow(applied: readonly Applied[], changes: ChangeSet): Promise<Rollout>;
  /** Told what the server said besides. */
  warn(check: Checked): void;
}

export interface Executed {
  readonly changes: ChangeSet;
  /** The rollouts that were waited for between waves. */
  readonly rollouts: readonly Rollout[];
}

/** Writes a plan to the cluster, wave by wave. Stops after the first wave in which something failed. */
export async function execute(plan: PushPlan, prepared: Prepared, ports: ExecutePorts): Promise<Executed> {
  const changes: Change[] = [];
  const rollouts: Rollout[] = [];
  let known = prepared;
  let halted = false;
  for (const [index, wave] of plan.waves.entries()) {
    if (!halted && !ports.stop.aborted) {
      known = await checkAhead(plan.waves.slice(index), known, changes, ports.stop);
      halted = plan.waves.slice(index).some(({ objects }) => objects.some((planned) => isRefused(planned, known)));
    }
    if (halted || ports.stop.aborted) {
      changes.push(...wave.objects.map((planned) => refusedOrSkipped(known.checks.get(planned), planned)));
      continue;
    }
    const written = await writeWave(wave, known, ports);
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

async function writeWave(wave: Wave, prepared: Prepared, ports: ExecutePorts): Promise<ChangeSet> {
  // As many as there are maxConnections: a cancelled run then has nothing left in a queue.
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

function skipped(planned: PlannedObject): Change {
  return { planned, action: "skipped" };
}

function refusedOrSkipped(check: Checked | undefined, planned: PlannedObject): Change {
  return check?.action === "refused" ? { planned, action: "failed", faults: check.faults } : skipped(planned);
}

function isRefused(planned: PlannedObject, { checks }: Prepared): boolean {
  return checks.get(planned)?.action === "refused";
}

/**
 * Checks all that could not be checked before, and can be now: what it needs was written in the waves before. So nothing
 * more is written where something of it is refused.
 * @returns with a check for each object that can be checked, unless a wave that is still to come may let it pass
 */
async function checkAhead(
  waves: readonly Wave[],
  prepared: Prepared,
  changes: ChangeSet,
  stop: AbortSignal,
): Promise<Prepared> {
  const { live, unread } = prepared.ports;
  const written = new Set(changes.filter(isApplied).map(({ planned }) => objectKey(planned.ref)));
  const isThere = (key: string) => live.has(key) || unread.has(key) || written.has(key);
  const checkable = waves
    .flatMap(({ objects }) => objects)
    .filter((planned) => !prepared.checks.has(planned) && planned.needs.every(isThere));
  if (checkable.length === 0) return prepared;
  const unhurried = { ...prepared, hopeful: new Set<PlannedObject>() };
  const limit = pLimit(maxConnections);
  const first = await limit.map(checkable, (planned) => checkLate(planned, unhurried, stop));
  const later = mayPassLater({ waves }, [...prepared.checks.values(), ...first]);
  const decided = await limit.map(
    first.filter(({ planned }) => !later.has(planned)),
    (check) =>
      check.action === "refused" && prepared.hopeful.has(check.planned)
        ? checkLate(check.planned, prepared, stop)
        : check,
  );
  return {
    ...prepared,
    hopeful: new Set([...prepared.hopeful, ...later]),
    checks: new Map([...prepared.checks, ...decided.map((check) => [check.planned, check] as const)]),
  };
}

/**
 * What was just written takes a moment to count: a kind is served shortly after its CRD is called established, and
 * admission looks at quotas, policies, classes and ServiceAccounts in a cache of its own.
 */
const countsWithin = 10_000;

/** Checks what could not be checked before the first write. */
async function checkLate(planned: PlannedObject, { ports, hopeful }: Prepared, stop: AbortSignal): Promise<Checked> {
  const until = Date.now() + countsWithin;
  for (;;) {
    const check = await checkObject(planned, ports);
    const mayPass = hopeful.has(planned) || isMissingNeed(check);
    if (check.action !== "refused" || !mayPass || Date.now() >= until || stop.aborted) return check;
    await sleep(200);
  }
}

/** Whether an object is refused because something is not there that was written before it. */
function isMissingNeed(check: Checked): boolean {
  if (check.action !== "refused") return false;
  const [fault] = check.faults;
  if (check.planned.needs.length === 0) return false;
  return (
    isNotFound(fault?.cause) || /error looking up service account|no PriorityClass with name/.test(fault?.message ?? "")
  );
}
