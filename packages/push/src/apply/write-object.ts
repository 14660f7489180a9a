import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, isForbidden, isNotFound } from "../cluster/api.ts";
import { objectIn } from "../cluster/api-encoding.ts";
import { objectPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/push-plan.ts";
import { createRequest, deleteRequest, writeRequest } from "../preflight/apply-request.ts";
import { type CheckPorts, type ObjectCheck, recheckObject } from "../preflight/check-object.ts";
import { isBeingDeleted } from "../preflight/read-live.ts";
import { explainRefusal } from "../refusals/explain-refusal.ts";
import type { ObjectChange } from "./object-changes.ts";

type AcceptedCheck = Exclude<ObjectCheck, { readonly action: "refused" }>;

/** Applies an object that passed its check. An unchanged object is not sent. */
export async function writeObject(check: AcceptedCheck, ports: CheckPorts): Promise<ObjectChange> {
  const { planned, action, before } = check;
  if (action === "unchanged") return { planned, action, before, after: check.after };
  try {
    if (planned.hookWeight !== undefined && before !== undefined) await deleteAndWait(planned, ports.api);
    if (check.needsForce === true) return await applyByForce(check, ports);
    const after = await write(planned, check.sent, ports.api, ports.force.pushpull);
    if (isBeingDeleted(after)) return { planned, action: "failed", faults: [deletedMeanwhile(planned)] };
    return { planned, action, before, after };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
  }
}

/** Milliseconds between two looks at an object that is being deleted. */
const pollInterval = 200;

/** Deletes the hook of an earlier run. Only the end of the run ends the wait: what holds it may take its time. */
async function deleteAndWait(planned: PlannedObject, api: Api): Promise<void> {
  const path = objectPath(planned.resource, planned.ref.namespace, planned.ref.name);
  try {
    await api.send(deleteRequest(planned, { dryRun: false }));
    for (;;) {
      await api.send({ method: "GET", path });
      await sleep(pollInterval);
    }
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Maximum number of attempts for an object that others change between the read and the write. */
const maxAttempts = 5;

/**
 * Applies by force an object whose fields other managers own with the same values. The write carries the
 * resourceVersion that was read, so that a value changed since then is a conflict again.
 */
async function applyByForce(check: AcceptedCheck, ports: CheckPorts): Promise<ObjectChange> {
  const { planned } = check;
  let last: ObjectCheck = check;
  for (let attempt = 1; last.action !== "refused" && last.needsForce === true; attempt++) {
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
  return objectIn(await api.send(writeRequest(planned, sent, { dryRun: false, force })), sent);
}

/** Someone started to delete the object between our read and the write. */
function deletedMeanwhile({ ref, source }: PlannedObject): UserError {
  return new UserError(`${formatRef(ref)} is being deleted together with the change that was just applied`, {
    code: "refused",
    hint: "Run again: the run then waits for the deletion and creates it again.",
    location: source.location,
  });
}

/**
 * Creates an object under a name generated from its `generateName`. The name is chosen here and is unused: if the response
 * to the creation is lost, a retry cannot create a second object, and the object found under that name is ours.
 */
export async function createGenerated(planned: PlannedObject, api: Api): Promise<KubernetesObject> {
  const { ref, resource, object } = planned;
  for (;;) {
    const name = generateName(object.metadata.generateName ?? "");
    const path = objectPath(resource, ref.namespace, name);
    if (await isTaken(path, api)) continue;
    const named = { ...object, metadata: { ...object.metadata, name } };
    try {
      return objectIn(await api.send(createRequest(planned, named, { dryRun: false })), named);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status.reason !== "AlreadyExists") throw error;
      return objectIn(await api.send({ method: "GET", path }), named);
    }
  }
}

async function isTaken(path: string, api: Api): Promise<boolean> {
  try {
    await api.send({ method: "GET", path });
    return true;
  } catch (error) {
    // An identity that may create but not read gets a name that is almost certainly unused, as one from the server would
    // be.
    if (isNotFound(error) || isForbidden(error)) return false;
    throw error;
  }
}

/** The alphabet of the API server (`k8s.io/apiserver/pkg/storage/names`): no vowels, so that no words appear. */
const letters = "bcdfghjklmnpqrstvwxz2456789";
const suffixLength = 5;
const maxNameLength = 63;

function generateName(prefix: string): string {
  const suffix = Array.from({ length: suffixLength }, () => letters[randomInt(letters.length)]).join("");
  return `${prefix.slice(0, maxNameLength - suffixLength)}${suffix}`;
}
