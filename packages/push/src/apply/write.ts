import type { KubernetesObject } from "@pushpull/core";
import { objectPath } from "../api/discovery.ts";
import { ApiError } from "../api/errors.ts";
import type { Api } from "../api/port.ts";
import type { PlannedObject } from "../plan/types.ts";
import type { Checked } from "./check.ts";
import { explainRefusal } from "./explain.ts";
import { writeRequest } from "./requests.ts";
import { hasClientSidePast, takeoverRequest } from "./takeover.ts";
import type { Change } from "./types.ts";

/** How often a takeover is begun again when somebody else changes the object in between. */
const takeoverTries = 5;

/** Applies an object that passed its check. What would change nothing is not sent. */
export async function writeObject(
  check: Exclude<Checked, { readonly action: "refused" }>,
  api: Api,
  force: boolean,
): Promise<Change> {
  const { planned, action, before } = check;
  if (action === "unchanged") return { planned, action, before, after: check.after };
  try {
    if (check.takeover && before !== undefined) await takeOver(planned, before, api);
    const { body } = await api.send(writeRequest(planned, check.sent, { dryRun: false, force }));
    return { planned, action, before, after: body as KubernetesObject };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned) };
  }
}

async function takeOver({ ref, resource }: PlannedObject, before: KubernetesObject, api: Api): Promise<void> {
  const path = objectPath(resource, ref.namespace, ref.name);
  let live = before;
  for (let tries = 1; hasClientSidePast(live); tries++) {
    try {
      await api.send(takeoverRequest(live, path));
      return;
    } catch (error) {
      const changed = error instanceof ApiError && error.httpStatus === 409;
      if (!changed || tries === takeoverTries) throw error;
      live = (await api.send({ method: "GET", path })).body as KubernetesObject;
    }
  }
}
