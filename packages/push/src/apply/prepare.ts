import type { UserError } from "@pushpull/core";
import type { Api } from "../api/port.ts";
import type { PlannedObject, PushPlan } from "../plan/types.ts";
import { type Checked, type CheckPorts, checkObject } from "./check.ts";
import { readLive } from "./live.ts";
import { findAutoscaled } from "./replicas.ts";

/** What is known before the first write. */
export interface Prepared {
  /** The dry run's answers. What the server can only judge later has none (see {@link isDeferred}). */
  readonly checks: ReadonlyMap<PlannedObject, Checked>;
  readonly ports: CheckPorts;
}

/**
 * Reads what is live and has the server validate the whole set side by side. Nothing is written.
 * @returns what is known, and all that the server refuses
 */
export async function prepare(
  plan: PushPlan,
  api: Api,
  forceConflicts: boolean,
): Promise<{ readonly prepared: Prepared; readonly faults: readonly UserError[] }> {
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const { live, faults: unreadable } = await readLive(api, objects);
  const autoscaled = await findAutoscaled(api, objects, live);
  const ports = { api, live, autoscaled, forceConflicts };
  const checkable = objects.filter((planned) => !isDeferred(planned, ports));
  const checks = await Promise.all(checkable.map((planned) => checkObject(planned, ports)));
  const refused = checks.flatMap((check) => (check.action === "refused" ? check.faults : []));
  return {
    prepared: { checks: new Map(checks.map((check) => [check.planned, check])), ports },
    // Of an object that cannot be read it is not known whose fields it has: a conflict may be none.
    faults: unreadable.length > 0 ? [...unreadable, ...refused.filter(({ code }) => code !== "conflict")] : refused,
  };
}

/**
 * Whether the server can judge an object only once another one of the same set is there: in a namespace or of a kind
 * that does not exist yet, a Pod before its ServiceAccount, a binding before its role.
 */
export function isDeferred(planned: PlannedObject, { live }: Pick<CheckPorts, "live">): boolean {
  return planned.needs.some((key) => !live.has(key));
}
