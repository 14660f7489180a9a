import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import { deletionBlockers } from "../refusals/deletion-blockers.ts";
import { checkObject } from "./check-object.ts";
import { isDeferred } from "./deferred.ts";
import { type Prepared, refusalsOf } from "./prepare.ts";
import { isBeingDeleted, type LiveState, readLive } from "./read-live.ts";

/** Milliseconds between two reads. */
const pollInterval = 500;

/** Maximum number of objects that are named; further ones are counted. */
const maxNames = 6;

/**
 * Waits until the objects of a plan that are being deleted no longer exist: whatever is applied to such an object is
 * deleted with it. Then has the server check these objects for the first time.
 * @throws UserError, Faults when one still exists when the run times out, with what blocks its deletion
 */
export async function awaitDeletion(
  plan: PushPlan,
  prepared: Prepared,
  stop: AbortSignal,
): Promise<{ readonly prepared: Prepared; readonly faults: readonly UserError[] }> {
  const { ports, deleting } = prepared;
  const waited = plan.waves.flatMap(({ objects }) => objects).filter(({ ref }) => deleting.has(objectKey(ref)));
  if (waited.length === 0) return { prepared, faults: [] };
  let remaining: readonly PlannedObject[] = waited;
  let current: LiveState = deleting;
  const recreated: (readonly [string, KubernetesObject])[] = [];
  while (remaining.length > 0) {
    if (stop.aborted) return { prepared, faults: notDeletedInTime(remaining, current, stop.reason) };
    await sleep(pollInterval, undefined, { signal: stop }).catch(() => {});
    const { live } = await readLive(ports.api, remaining);
    current = live;
    // Someone may have created a new one meanwhile.
    recreated.push(...[...live].filter(([, object]) => !isBeingDeleted(object)));
    remaining = remaining.filter(({ ref }) => {
      const object = live.get(objectKey(ref));
      return object !== undefined && isBeingDeleted(object);
    });
  }
  const currentPorts = { ...ports, live: new Map([...ports.live, ...recreated]) };
  const checkable = waited.filter((planned) => !isDeferred(planned, currentPorts));
  const checks = await Promise.all(checkable.map((planned) => checkObject(planned, currentPorts)));
  return {
    prepared: {
      ...prepared,
      ports: currentPorts,
      deleting: new Map(),
      checks: new Map([...prepared.checks, ...checks.map((check) => [check.planned, check] as const)]),
    },
    faults: refusalsOf(checks),
  };
}

/** The objects of a plan that are being deleted, with what blocks their deletion. Empty when there are none. */
export function describeDeleting(plan: PushPlan, { deleting }: Prepared): string {
  const objects = plan.waves.flatMap((wave) => wave.objects).filter(({ ref }) => deleting.has(objectKey(ref)));
  return firstFew(objects, maxNames, ({ ref }) => {
    const blockers = deletionBlockers(deleting.get(objectKey(ref)));
    return blockers === "" ? formatRef(ref) : `${formatRef(ref)} (blocked by ${blockers})`;
  }).join(", ");
}

/** @throws the abort reason when the run was stopped for another reason than its timeout */
function notDeletedInTime(
  remaining: readonly PlannedObject[],
  current: LiveState,
  reason: unknown,
): readonly UserError[] {
  if (!(reason instanceof UserError) || reason.code !== "timeout") throw reason;
  return remaining.map(({ ref, source }) => {
    const blockers = deletionBlockers(current.get(objectKey(ref)));
    return new UserError(`${formatRef(ref)} was still being deleted when the run timed out`, {
      code: "timeout",
      hint: `${blockers === "" ? "Find out what delays the deletion" : `The deletion is blocked by ${blockers}: find out why`}, or raise input 'timeout'.`,
      location: source.location,
    });
  });
}
