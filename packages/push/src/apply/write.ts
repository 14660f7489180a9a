import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError } from "../cluster/api.ts";
import type { PlannedObject } from "../plan/types.ts";
import { type Checked, type CheckPorts, lookAgain } from "./check.ts";
import { createGenerated } from "./create.ts";
import { explainRefusal } from "./explain.ts";
import { isGoing } from "./live.ts";
import { writeRequest } from "./requests.ts";
import type { Change } from "./types.ts";

type Passed = Exclude<Checked, { readonly action: "refused" }>;

/** Applies an object that passed its check. What would change nothing is not sent. */
export async function writeObject(check: Passed, ports: CheckPorts): Promise<Change> {
  const { planned, action, before } = check;
  if (action === "unchanged") return { planned, action, before, after: check.after };
  try {
    if (check.takesSameValues === true) return await takeSameValues(check, ports);
    const after = await write(planned, check.sent, ports.api, ports.forceConflicts);
    if (isGoing(after)) return { planned, action: "failed", faults: [goneWithIt(planned)] };
    return { planned, action, before, after };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
  }
}

/** How often an object is looked at again that somebody changes between the look and the write. */
const tries = 5;

/**
 * Applies an object by force that other managers own fields of, with the same values. The write carries the
 * resourceVersion of the look at it: a value that has changed since is a conflict again.
 */
async function takeSameValues(check: Passed, ports: CheckPorts): Promise<Change> {
  const { planned } = check;
  let last: Checked = check;
  for (let tried = 1; last.action !== "refused" && last.takesSameValues === true; tried++) {
    const { before, sent, action } = last;
    const metadata = { ...sent.metadata, resourceVersion: before?.metadata.resourceVersion ?? "" };
    try {
      const after = await write(planned, { ...sent, metadata }, ports.api, true);
      return isGoing(after)
        ? { planned, action: "failed", faults: [goneWithIt(planned)] }
        : { planned, action, before, after };
    } catch (error) {
      if (!(error instanceof ApiError) || error.httpStatus !== 409 || tried === tries) throw error;
      last = await lookAgain(planned, ports);
    }
  }
  return last.action === "refused" ? { planned, action: "failed", faults: last.faults } : writeObject(last, ports);
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
