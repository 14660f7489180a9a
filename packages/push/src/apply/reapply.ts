import { setTimeout as sleep } from "node:timers/promises";
import { UserError, userFaults } from "@pushpull/core/errors";
import { formatRef, isBuiltIn } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { ApiError, ConnectionError } from "../cluster/api.ts";
import { type PlannedObject, type PushPlan, someNames } from "../plan/push-plan.ts";
import type { ObjectCheck } from "../preflight/check-object.ts";
import type { Prepared } from "../preflight/prepare.ts";
import { type Executed, type ExecutePorts, execute, type WaveRollout } from "./execute.ts";
import { type Applied, type ChangeSet, isApplied, type ObjectChange } from "./object-changes.ts";
import { type ForeignChanges, findOverwritten, type Overwritten } from "./overwritten.ts";

/** Maximum number of rounds. Two competing runs usually need one or two. */
const maxRounds = 6;

/** Maximum random pause between two rounds, in milliseconds, so that one of two competing runs gets ahead. */
const maxPause = 1_000;

export interface ReapplyPorts<R extends WaveRollout> extends ExecutePorts<R> {
  readonly log: Pick<Log, "warning">;
}

/**
 * Executes a plan until the whole set is as this run applied it, also when another pushpull run applies the same
 * objects at the same time. There is no lock, so none can be left behind: each run reads the whole set after its last
 * write and reapplies what another run has overwritten. The run that reads last therefore has the complete set; the
 * other one had it complete before that, or reports that it was overwritten.
 */
export async function reapplyUntilStable<R extends WaveRollout>(
  plan: PushPlan,
  prepared: Prepared,
  ports: ReapplyPorts<R>,
): Promise<Executed<R>> {
  let executed = await execute(plan, prepared, ports);
  for (let round = 1; isCompleteAndWrote(executed, ports); round++) {
    const { changes, rollouts } = executed;
    const { overwritten, deleted } = await findOverwrittenOrWarn(changes, prepared, ports.log);
    if (overwritten.size === 0) return { rollouts, changes: failDeleted(changes, deleted, ports.log) };
    if (round === maxRounds)
      return { rollouts, changes: changes.map((change) => failIfOverwritten(change, overwritten)) };
    if (round === 1) ports.log.warning(`${describeOverwritten(overwritten)} Applying them again. ${advice}`);
    await sleep(Math.random() * maxPause, undefined, { signal: ports.stop }).catch(() => undefined);
    const next = await execute(plan, { ...prepared, checks: checksForNextRound(changes, overwritten) }, ports);
    executed = { changes: mergeRounds(changes, next.changes), rollouts: [...rollouts, ...next.rollouts] };
  }
  return executed;
}

/**
 * Warns if another run has changed objects during the wait: the rollout that was followed is then not the live one.
 * @returns the changes; deleted objects have failed
 */
export async function warnIfOverwritten(
  changes: ChangeSet,
  prepared: Prepared,
  log: Pick<Log, "warning">,
): Promise<ChangeSet> {
  const { overwritten, deleted } = await findOverwrittenOrWarn(changes, prepared, log);
  if (overwritten.size > 0)
    log.warning(`${describeOverwritten(overwritten)} The live objects are not those of this run. ${advice}`);
  return failDeleted(changes, deleted, log);
}

/**
 * Finds overwritten objects. A failure to read them is only a warning, since the applied changes must still be
 * reported.
 */
async function findOverwrittenOrWarn(
  changes: ChangeSet,
  prepared: Prepared,
  log: Pick<Log, "warning">,
): Promise<ForeignChanges> {
  try {
    return await findOverwritten(changes, prepared);
  } catch (error) {
    const known = error instanceof ApiError || error instanceof ConnectionError || userFaults(error) !== undefined;
    if (!known) throw error;
    log.warning(`Cannot check whether another run has changed the same objects: ${(error as Error).message}`);
    return { overwritten: new Map(), deleted: [] };
  }
}

const advice = "Use a `concurrency` group in the workflow to run one deployment at a time.";

/**
 * Whether a round completed and wrote something. A run that wrote nothing has nothing to reapply, and a stopped run
 * must not write.
 */
function isCompleteAndWrote(
  { changes, rollouts }: Executed<WaveRollout>,
  { stop }: { readonly stop: AbortSignal },
): boolean {
  const wrote = changes.some(({ action }) => action === "created" || action === "configured");
  return wrote && !stop.aborted && changes.every(isApplied) && rollouts.every(({ outcome }) => outcome === "ready");
}

function checksForNextRound(changes: ChangeSet, overwritten: Overwritten): Prepared["checks"] {
  const settled = changes
    .filter(isApplied)
    .map((change): [PlannedObject, ObjectCheck] => [change.planned, unchangedCheck(change)]);
  return new Map([...settled, ...overwritten]);
}

function unchangedCheck({ planned, after }: Applied): ObjectCheck {
  return { planned, action: "unchanged", before: after, after, sent: planned.object, warnings: [] };
}

/** Combines the changes of two rounds into one per object. */
function mergeRounds(first: ChangeSet, next: ChangeSet): ChangeSet {
  return next.map((change, index) => {
    const before = first[index];
    if (before === undefined || !isApplied(before)) return change;
    if (change.action === "unchanged" || change.action === "skipped") return before;
    if (!isApplied(change)) return change;
    return { ...change, action: before.action === "created" ? "created" : "configured", before: before.before };
  });
}

function failIfOverwritten(change: ObjectChange, overwritten: Overwritten): ObjectChange {
  const { planned } = change;
  if (!overwritten.has(planned)) return change;
  const fault = new UserError(`${formatRef(planned.ref)} keeps being overwritten by another run`, {
    code: "conflict",
    hint: `${advice} Run this one again when the other one has ended.`,
    location: planned.source.location,
  });
  return { planned, action: "failed", faults: [fault] };
}

/** Fails deleted objects. A custom resource may have completed and been removed: it only causes a warning. */
function failDeleted(changes: ChangeSet, deleted: readonly PlannedObject[], log: Pick<Log, "warning">): ChangeSet {
  const { builtIn = [], custom = [] } = Object.groupBy(deleted, ({ ref }) =>
    isBuiltIn(ref.apiVersion) ? "builtIn" : "custom",
  );
  if (custom.length > 0)
    log.warning(`Deleted since this run applied it: ${someNames(custom.map(({ ref }) => ref))}. ${deletedHint}`);
  return changes.map((change) => {
    const { planned } = change;
    if (!builtIn.includes(planned)) return change;
    const { location } = planned.source;
    const message = `${formatRef(planned.ref)} has been deleted since this run applied it`;
    return {
      planned,
      action: "failed",
      faults: [new UserError(message, { code: "conflict", hint: deletedHint, location })],
    };
  });
}

const deletedHint = "Find out what deletes it: another workflow, an operator or a person.";

function describeOverwritten(overwritten: Overwritten): string {
  const names = someNames([...overwritten.keys()].map(({ ref }) => ref));
  return `Another run has changed objects that this run applied: ${names}.`;
}
