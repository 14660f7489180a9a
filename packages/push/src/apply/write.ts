import type { KubernetesObject } from "@pushpull/core";
import type { Api } from "../api/port.ts";
import type { Checked } from "./check.ts";
import { createGenerated } from "./create.ts";
import { explainRefusal } from "./explain.ts";
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
    return { planned, action, before, after: await write(planned, check.sent, api, force) };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned) };
  }
}

async function write(
  planned: Checked["planned"],
  sent: KubernetesObject,
  api: Api,
  force: boolean,
): Promise<KubernetesObject> {
  if (sent.metadata.name === undefined) return createGenerated(planned, api);
  return (await api.send(writeRequest(planned, sent, { dryRun: false, force }))).body as KubernetesObject;
}
