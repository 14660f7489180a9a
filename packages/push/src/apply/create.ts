import { randomInt } from "node:crypto";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, isForbidden, isNotFound } from "../cluster/api.ts";
import { objectPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/types.ts";
import { createRequest } from "./requests.ts";

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
