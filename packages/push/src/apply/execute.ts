import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { isNotFound } from "../cluster/api.ts";
import { maxConnections } from "../cluster/transport.ts";
import type { PlannedObject, PushPlan, Wave } from "../plan/types.ts";
import { syncWaveOf } from "../plan/waves.ts";
import type { Rollout } from "../rollout/types.ts";
import { type Checked, checkObject } from "./check.ts";
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
  let halted = false;
  for (const wave of plan.waves) {
    if (halted || ports.stop.aborted) {
      changes.push(...wave.objects.map(skipped));
      continue;
    }
    const written = await writeWave(wave, prepared, ports);
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
  // As many as there are connections: a cancelled run then has nothing left in a queue.
  const limit = pLimit(maxConnections);
  const checks = await limit.map(
    wave.objects,
    (planned) => prepared.checks.get(planned) ?? checkLate(planned, prepared, ports.stop),
  );
  if (checks.some(({ action }) => action === "refused")) return checks.map(refusedOrSkipped);
  return limit.map(checks, (check) => {
    if (check.action === "refused" || ports.stop.aborted) return skipped(check.planned);
    ports.warn(check);
    return writeObject(check, prepared.ports.api, prepared.ports.forceConflicts);
  });
}

function skipped(planned: PlannedObject): Change {
  return { planned, action: "skipped" };
}

function refusedOrSkipped(check: Checked): Change {
  const { planned } = check;
  return check.action === "refused" ? { planned, action: "failed", faults: check.faults } : skipped(planned);
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
