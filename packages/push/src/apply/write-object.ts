import { randomInt } from "node:crypto";
import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, isForbidden, isNotFound } from "../cluster/api.ts";
import { objectPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/push-plan.ts";
import { createRequest, writeRequest } from "../preflight/apply-request.ts";
import { type CheckPorts, type ObjectCheck, recheckObject } from "../preflight/check-object.ts";
import { isBeingDeleted } from "../preflight/read-live.ts";
import { explainRefusal } from "../refusals/explain-refusal.ts";
import type { ObjectChange } from "./object-changes.ts";

type AcceptedCheck = Exclude<ObjectCheck, { readonly action: "refused" }>;

/** Applies an object that passed its check. What would change nothing is not sent. */
export async function writeObject(check: AcceptedCheck, ports: CheckPorts): Promise<ObjectChange> {
  const { planned, action, before } = check;
  if (action === "unchanged") return { planned, action, before, after: check.after };
  try {
    if (check.takesSameValues === true) return await takeSameValues(check, ports);
    const after = await write(planned, check.sent, ports.api, ports.forceConflicts);
    if (isBeingDeleted(after)) return { planned, action: "failed", faults: [deletedMeanwhile(planned)] };
    return { planned, action, before, after };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
  }
}

/** How often an object is looked at again that somebody changes between the look and the write. */
const maxAttempts = 5;

/**
 * Applies an object by force that other managers own fields of, with the same values. The write carries the
 * resourceVersion of the look at it: a value that has changed since is a conflict again.
 */
async function takeSameValues(check: AcceptedCheck, ports: CheckPorts): Promise<ObjectChange> {
  const { planned } = check;
  let last: ObjectCheck = check;
  for (let attempt = 1; last.action !== "refused" && last.takesSameValues === true; attempt++) {
    const { before, sent, action } = last;
    const metadata = { ...sent.metadata, resourceVersion: before?.metadata.resourceVersion ?? "" };
    try {
      const after = await write(planned, { ...sent, metadata }, ports.api, true);
      return isBeingDeleted(after)
        ? { planned, action: "failed", faults: [deletedMeanwhile(planned)] }
        : { planned, action, before, after };
    } catch (error) {
      if (!(error instanceof ApiError) || error.httpStatus !== 409 || attempt === maxAttempts) throw error;
      last = await recheckObject(planned, ports);
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
function deletedMeanwhile({ ref, source }: PlannedObject): UserError {
  return new UserError(`${formatRef(ref)} is being deleted, and what was applied to it goes with it`, {
    code: "refused",
    hint: "Run again: a run waits until it is gone, and makes it again.",
    location: source.location,
  });
}

/**
 * Makes a new object under a name that begins with its `generateName`. The name is made up here and not by the server,
 * and nobody has it: should the answer to the creation be lost, asking again cannot make a second object, and what is
 * there under that name is ours.
 */
export async function createGenerated(planned: PlannedObject, api: Api): Promise<KubernetesObject> {
  const { ref, resource, object } = planned;
  for (;;) {
    const name = generateName(object.metadata.generateName ?? "");
    const path = objectPath(resource, ref.namespace, name);
    if (await isTaken(path, api)) continue;
    const named = { ...object, metadata: { ...object.metadata, name } };
    try {
      return (await api.send(createRequest(planned, named, { dryRun: false }))).body as KubernetesObject;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status.reason !== "AlreadyExists") throw error;
      return (await api.send({ method: "GET", path })).body as KubernetesObject;
    }
  }
}

async function isTaken(path: string, api: Api): Promise<boolean> {
  try {
    await api.send({ method: "GET", path });
    return true;
  } catch (error) {
    // Who may create and not read gets a name that is free in all likelihood, as the server's own would be.
    if (isNotFound(error) || isForbidden(error)) return false;
    throw error;
  }
}

/** As the API server does it (`k8s.io/apiserver/pkg/storage/names`): no vowels, so that no word comes of it. */
const letters = "bcdfghjklmnpqrstvwxz2456789";
const length = 5;
const longestName = 63;

function generateName(prefix: string): string {
  const end = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  return `${prefix.slice(0, longestName - length)}${end}`;
}
