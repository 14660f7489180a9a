/**
 * Preflight: everything that is checked before the first write. Reads the live objects, has the API server validate the
 * whole plan, checks what the server can only validate later, and compares images and owners with the live objects.
 * Nothing is written here.
 */
import type { Location, UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import type { Api } from "../cluster/api.ts";
import type { PushPlan } from "../plan/push-plan.ts";
import { checkDeferred } from "./check-deferred.ts";
import type { WriteRules } from "./check-object.ts";
import { alreadyRunningTagWarnings, checkUnnamedImages } from "./image-changes.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { ownerWarnings } from "./tool-owners.ts";

/** The result of a preflight. */
export interface PlanCheck {
  readonly prepared: Prepared;
  readonly faults: readonly UserError[];
  /**
   * Refusals of objects that were applied client-side: the takeover of their fields may resolve them, which only a run
   * that writes can do.
   */
  readonly undecided: readonly UserError[];
  readonly warnings: readonly { readonly message: string; readonly location: Location | undefined }[];
  readonly notices: readonly string[];
  /** How far a dry run could check, a line each. */
  readonly limits: readonly string[];
}

/** The rules where pushpull writes everything itself. */
export function ownRules({ forceConflicts }: { readonly forceConflicts: boolean }): WriteRules {
  return { force: { pushpull: forceConflicts, helm: false }, clientSideHelm: false };
}

/** Checks all objects of a plan against the cluster. */
export async function checkPlan(
  plan: PushPlan,
  api: Api,
  inputs: {
    readonly images: readonly ImageOverride[];
    readonly allowDowngrade: boolean;
  } & WriteRules,
): Promise<PlanCheck> {
  const { prepared, faults: refused, undecided } = await prepare(plan, api, inputs);
  const deferred = await checkDeferred(plan, prepared);
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const { live } = prepared.ports;
  const unnamed = checkUnnamedImages(objects, new Map([...prepared.deleting, ...live]), inputs);
  return {
    prepared,
    faults: [...unnamed.faults, ...refused, ...deferred.faults],
    undecided,
    warnings: [...alreadyRunningTagWarnings(prepared.checks.values(), inputs.images), ...ownerWarnings(objects, live)],
    notices: unnamed.notices,
    limits: deferred.limits,
  };
}
