import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, ConnectionError } from "../cluster/api.ts";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import { withDeletionBlockers } from "../refusals/deletion-blockers.ts";
import { uniqueFaults } from "../refusals/explain-refusal.ts";
import { combineDenials } from "../refusals/missing-rights.ts";
import { findAutoscaled } from "./autoscaled-replicas.ts";
import { type CheckPorts, checkObject, type ObjectCheck, type WriteRules } from "./check-object.ts";
import { isDeferred, isRefusedForUnreadable, mayPassLater } from "./deferred.ts";
import { isAppliedClientSide } from "./field-managers.ts";
import { isBeingDeleted, type LiveState, readLive } from "./read-live.ts";

/** The state before the first write. */
export interface Prepared {
  /** Dry-run results. Deferred objects have none (see `deferred.ts`). */
  readonly checks: ReadonlyMap<PlannedObject, ObjectCheck>;
  /** Objects refused now that earlier waves of the set may make acceptable. */
  readonly recheckLater: ReadonlySet<PlannedObject>;
  /** Objects that are being deleted, as last read. They do not count as live. */
  readonly deleting: LiveState;
  readonly ports: CheckPorts;
}

/**
 * Reads the live objects and has the server validate the whole set in parallel. Nothing is written.
 * @returns the state, all refusals, and separately those of objects that were applied client-side: the mixture with
 * fields that are about to be taken over may cause them (see `takeOverAll`)
 */
export async function prepare(
  plan: PushPlan,
  api: Api,
  rules: WriteRules,
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
  const ports = await withAutoscaled(objects, { api, live: new Map(live), unread, ...rules });
  const deletingByKey = new Map(deleting);
  const checkable = objects.filter(
    (planned) => !deletingByKey.has(objectKey(planned.ref)) && !isDeferred(planned, ports),
  );
  const all = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
  const recheckLater = mayPassLater(plan, all);
  const checks = all.filter(({ planned }) => !recheckLater.has(planned));
  const { clientSide = [], serverSide = [] } = Object.groupBy(checks, ({ planned }) =>
    liveAppliedClientSide(planned, ports.live) === undefined ? "serverSide" : "clientSide",
  );
  const refused = refusalsOf(serverSide.filter((check) => !isRefusedForUnreadable(check, ports)));
  // The owners of an unreadable object's fields are unknown, so conflicts are not reported.
  const faults =
    unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused;
  // Nothing has been written, so the connection error itself is thrown.
  const lost = faults.find(({ cause }) => cause instanceof ConnectionError);
  if (lost !== undefined) throw lost.cause;
  return {
    prepared: {
      checks: new Map(checks.map((check) => [check.planned, check])),
      recheckLater,
      deleting: deletingByKey,
      ports,
    },
    faults: await combineDenials(await withDeletionBlockers(faults, api), objects, ports),
    undecided: refusalsOf(clientSide),
  };
}

async function withAutoscaled(
  objects: readonly PlannedObject[],
  ports: Omit<CheckPorts, "autoscaled">,
): Promise<CheckPorts> {
  // Helm writes the replicas that the chart has.
  const ours = objects.filter(({ writer }) => writer === "pushpull");
  return { ...ports, autoscaled: await findAutoscaled(ports.api, ours, ports.live) };
}

/** The live object, if fields of a client-side apply must be taken over in it. */
export function liveAppliedClientSide(
  { ref, onlyIfMissing, writer }: PlannedObject,
  live: LiveState,
): KubernetesObject | undefined {
  const now = live.get(objectKey(ref));
  const isOurs = writer === "pushpull" && !onlyIfMissing;
  return now !== undefined && isOurs && isAppliedClientSide(now) ? now : undefined;
}

export function refusalsOf(checks: readonly ObjectCheck[]): readonly UserError[] {
  return uniqueFaults(checks.flatMap((check) => (check.action === "refused" ? check.faults : [])));
}
