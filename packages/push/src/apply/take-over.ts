import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import { objectIn } from "../cluster/api-encoding.ts";
import { objectPath } from "../cluster/discovery.ts";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import { checkObject } from "../preflight/check-object.ts";
import { isAppliedClientSide, takeoverRequest } from "../preflight/field-managers.ts";
import { liveAppliedClientSide, type Prepared, refusalsOf } from "../preflight/prepare.ts";
import { explainRefusal } from "../refusals/explain-refusal.ts";

/** Maximum number of attempts for an object that others change at the same time. */
const maxAttempts = 5;

export interface Takeover {
  readonly prepared: Prepared;
  /** The number of objects that were applied client-side. */
  readonly count: number;
  readonly faults: readonly UserError[];
}

/**
 * Transfers the fields of client-side applies to our field manager, for all objects of a plan that have any, and has
 * the server check these objects again. Only the ownership changes. Before that, a dry run sees a mixture of old and new
 * fields: it refuses some valid objects and accepts some invalid ones.
 */
export async function takeOverAll(plan: PushPlan, prepared: Prepared): Promise<Takeover> {
  const { live, api } = prepared.ports;
  const clientSide = plan.waves
    .flatMap((wave) => wave.objects)
    .flatMap((planned) => {
      const before = liveAppliedClientSide(planned, live);
      return before === undefined ? [] : [{ planned, before }];
    });
  const taken = await Promise.all(clientSide.map(({ planned, before }) => takeOver(planned, before, api)));
  const objects = taken.flatMap((each) => ("object" in each ? [[each.key, each.object] as const] : []));
  const ports = { ...prepared.ports, live: new Map([...live, ...objects]) };
  const checkable = clientSide.filter(({ planned }) => prepared.checks.has(planned));
  const checks = await Promise.all(checkable.map(({ planned }) => checkObject(planned, ports)));
  const known = checks.map((check) => [check.planned, check] as const);
  return {
    prepared: { ...prepared, checks: new Map([...prepared.checks, ...known]), ports },
    count: clientSide.length,
    faults: [...taken.flatMap((each) => ("faults" in each ? each.faults : [])), ...refusalsOf(checks)],
  };
}

type ObjectTakeover =
  | { readonly key: string; readonly object: KubernetesObject }
  | { readonly faults: readonly UserError[] };

async function takeOver(planned: PlannedObject, before: KubernetesObject, api: Api): Promise<ObjectTakeover> {
  const path = objectPath(planned.resource, planned.ref.namespace, planned.ref.name);
  let object = before;
  for (let attempt = 1; isAppliedClientSide(object); attempt++) {
    try {
      object = objectIn(await api.send(takeoverRequest(object, path)), planned.object);
    } catch (error) {
      const changed = error instanceof ApiError && error.httpStatus === 409;
      if (!changed || attempt === maxAttempts) return { faults: explainRefusal(error, planned) };
      object = objectIn(await api.send({ method: "GET", path }), planned.object);
    }
  }
  return { key: objectKey(planned.ref), object };
}
