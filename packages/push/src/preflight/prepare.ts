import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, ConnectionError } from "../cluster/api.ts";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import { withDeletionHolders } from "../refusals/deletion-holders.ts";
import { uniqueFaults } from "../refusals/explain-refusal.ts";
import { combineDenials } from "../refusals/missing-rights.ts";
import { findAutoscaled } from "./autoscaled-replicas.ts";
import { type CheckPorts, checkObject, type ObjectCheck } from "./check-object.ts";
import { isDeferred, isRefusedForUnreadable, mayPassLater } from "./deferred.ts";
import { hasClientSidePast } from "./field-managers.ts";
import { isBeingDeleted, type LiveState, readLive } from "./read-live.ts";

/** What is known before the first write. */
export interface Prepared {
  /** The dry run's answers. What the server can only judge later has none (see `deferred.ts`). */
  readonly checks: ReadonlyMap<PlannedObject, ObjectCheck>;
  /** What is refused as the cluster is now, and may pass as this set makes it. */
  readonly recheckLater: ReadonlySet<PlannedObject>;
  /** What is being deleted, as it was last seen: it does not count as live. */
  readonly deleting: LiveState;
  readonly ports: CheckPorts;
}

/**
 * Reads what is live and has the server validate the whole set side by side. Nothing is written.
 * @returns what is known, all that the server refuses, and what it refuses of objects with a client-side past: that can
 * be only the mixture with fields which are about to be taken over (see `takeOverAll`)
 */
export async function prepare(
  plan: PushPlan,
  api: Api,
  forceConflicts: boolean,
): Promise<{
  readonly prepared: Prepared;
  readonly faults: readonly UserError[];
  readonly undecided: readonly UserError[];
}> {
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const { live: found, unread, faults: unreadable } = await readLive(api, objects);
  const { deleting = [], live = [] } = Object.groupBy(found, ([, object]) =>
    isBeingDeleted(object) ? "deleting" : "live",
  );
  const ports = await withAutoscaled(objects, { api, live: new Map(live), unread, forceConflicts });
  const deletingByKey = new Map(deleting);
  const checkable = objects.filter(
    (planned) => !deletingByKey.has(objectKey(planned.ref)) && !isDeferred(planned, ports),
  );
  const all = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
  const recheckLater = mayPassLater(plan, all);
  const checks = all.filter(({ planned }) => !recheckLater.has(planned));
  const { past = [], present = [] } = Object.groupBy(checks, ({ planned }) =>
    liveWithClientSidePast(planned, ports.live) === undefined ? "present" : "past",
  );
  const refused = refusalsOf(present.filter((check) => !isRefusedForUnreadable(check, ports)));
  // Of an object that cannot be read it is not known whose fields it has: a conflict may be none.
  const certain =
    unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused;
  // Nothing has been sent that could have been applied.
  const lost = certain.find(({ cause }) => cause instanceof ConnectionError);
  if (lost !== undefined) throw lost.cause;
  return {
    prepared: {
      checks: new Map(checks.map((check) => [check.planned, check])),
      recheckLater,
      deleting: deletingByKey,
      ports,
    },
    faults: await combineDenials(await withDeletionHolders(certain, api), objects, ports),
    undecided: refusalsOf(past),
  };
}

async function withAutoscaled(
  objects: readonly PlannedObject[],
  ports: Omit<CheckPorts, "autoscaled">,
): Promise<CheckPorts> {
  return { ...ports, autoscaled: await findAutoscaled(ports.api, objects, ports.live) };
}

/** The live object that the fields of a client-side apply have to be taken over in; undefined where none have to. */
export function liveWithClientSidePast(
  { ref, onlyIfMissing }: PlannedObject,
  live: LiveState,
): KubernetesObject | undefined {
  const now = live.get(objectKey(ref));
  return now !== undefined && !onlyIfMissing && hasClientSidePast(now) ? now : undefined;
}

export function refusalsOf(checks: readonly ObjectCheck[]): readonly UserError[] {
  return uniqueFaults(checks.flatMap((check) => (check.action === "refused" ? check.faults : [])));
}
