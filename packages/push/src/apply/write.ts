import type { KubernetesObject } from "@pushpull/core";
import type { Api } from "../api/port.ts";
import type { Checked } from "./check.ts";
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
    const { body } = await api.send(writeRequest(planned, check.sent, { dryRun: false, force }));
    return { planned, action, before, after: body as KubernetesObject };
  } catch (error) {
    return { planned, action: "failed", faults: explainRefusal(error, planned, before) };
  }
}
