import { type KubernetesObject, objectKey, type UserError } from "@pushpull/core";
import { ConnectionError } from "../api/errors.ts";
import type { Api } from "../api/port.ts";
import type { PlannedObject, PushPlan } from "../plan/types.ts";
import { type Checked, type CheckPorts, checkObject } from "./check.ts";
import { type LiveState, readLive } from "./live.ts";
import { findAutoscaled } from "./replicas.ts";
import { gatherDenials } from "./rights.ts";
import { hasClientSidePast } from "./takeover.ts";

/** What is known before the first write. */
export interface Prepared {
  /** The dry run's answers. What the server can only judge later has none (see {@link isDeferred}). */
  readonly checks: ReadonlyMap<PlannedObject, Checked>;
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
  const { live, faults: unreadable } = await readLive(api, objects);
  const autoscaled = await findAutoscaled(api, objects, live);
  const ports = { api, live, autoscaled, forceConflicts };
  const checkable = objects.filter((planned) => !isDeferred(planned, ports));
  const checks = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
  const { past = [], present = [] } = Object.groupBy(checks, ({ planned }) =>
    clientSidePast(planned, live) === undefined ? "present" : "past",
  );
  const refused = refusalsOf(present);
  // Of an object that cannot be read it is not known whose fields it has: a conflict may be none.
  const certain =
    unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused;
  // Nothing has been sent that could have been applied.
  const lost = certain.find(({ cause }) => cause instanceof ConnectionError);
  if (lost !== undefined) throw lost.cause;
  return {
    prepared: { checks: new Map(checks.map((check) => [check.planned, check])), ports },
    faults: await gatherDenials(certain, objects, ports),
    undecided: refusalsOf(past),
  };
}

/** The live object that the fields of a client-side apply have to be taken over in; undefined where none have to. */
export function clientSidePast({ ref, onlyIfMissing }: PlannedObject, live: LiveState): KubernetesObject | undefined {
  const now = live.get(objectKey(ref));
  return now !== undefined && !onlyIfMissing && hasClientSidePast(now) ? now : undefined;
}

export function refusalsOf(checks: readonly Checked[]): readonly UserError[] {
  return checks.flatMap((check) => (check.action === "refused" ? check.faults : []));
}

/**
 * Whether the server can judge an object only once another one of the same set is there: in a namespace or of a kind
 * that does not exist yet, a Pod before its ServiceAccount, a binding before its role.
 */
export function isDeferred(planned: PlannedObject, { live }: Pick<CheckPorts, "live">): boolean {
  return planned.needs.some((key) => !live.has(key));
}
