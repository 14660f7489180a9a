import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { Api } from "../cluster/api.ts";
import type { PlannedObject } from "../plan/types.ts";
import type { Checked } from "./check.ts";
import { createGenerated } from "./create.ts";
import { explainRefusal } from "./explain.ts";
import { isGoing } from "./live.ts";
import { writeRequest } from "./requests.ts";
import type { Change } from "./types.ts";

/** Applies an object that passed its check. What would change nothing is not sent. */
export async function writeObject(
  check: Exclude<Checked, { readonly action: "refused" }>,
  api: Api,
  force: boolean,
): Promise<Change> {
  const { planned, action, before } = check;
  if (action === "unchanged") return { planned, action, before, after: check.after };
  try {
    const after = await write(planned, check.sent, api, force);
    if (isGoing(after)) return { planned, action: "failed", faults: [goneWithIt(planned)] };
    return { planned, action, before, after };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
  }
}

async function write(
  planned: PlannedObject,
  sent: KubernetesObject,
  api: Api,
  force: boolean,
): Promise<KubernetesObject> {
  if (sent.metadata.name === undefined) return createGenerated(planned, api);
  return (await api.send(writeRequest(planned, sent, { dryRun: false, force }))).body as KubernetesObject;
}

/** Somebody began to delete it between our look at it and the write. */
function goneWithIt({ ref, source }: PlannedObject): UserError {
  return new UserError(`${formatRef(ref)} is being deleted, and what was applied to it goes with it`, {
    code: "refused",
    hint: "Run again: a run waits until it is gone, and makes it again.",
    location: source.location,
  });
}
