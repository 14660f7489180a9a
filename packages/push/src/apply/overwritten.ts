import { isDeepStrictEqual } from "node:util";
import { throwFaults } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { PlannedObject } from "../plan/push-plan.ts";
import { checkObject, type ObjectCheck } from "../preflight/check-object.ts";
import { ourEntry } from "../preflight/field-managers.ts";
import type { Prepared } from "../preflight/prepare.ts";
import { readLive } from "../preflight/read-live.ts";
import { type Applied, type ChangeSet, isApplied } from "./object-changes.ts";

/** What to apply again: the check of each object that is no longer as it was applied. */
export type Overwritten = ReadonlyMap<PlannedObject, ObjectCheck>;

/**
 * Finds what another run of ours has written over since this one applied it. What other managers have changed is theirs,
 * and a field that is merely gone may have been taken away by a controller.
 */
export async function findOverwritten(changes: ChangeSet, { ports }: Prepared): Promise<Overwritten> {
  const applied = changes.filter(isApplied).filter(({ planned }) => !planned.onlyIfMissing);
  const objects = applied.map(({ planned }) => planned);
  const { live, faults } = await readLive(ports.api, objects, { metadataOnly: true });
  throwFaults(faults);
  const candidates = applied.filter(({ planned, after }) => mayBeOverwritten(after, live.get(objectKey(planned.ref))));
  const checks = await Promise.all(candidates.map((change) => check(change, ports)));
  const changed = checks.filter(({ action }) => action === "configured");
  return new Map(changed.some(isByUs) ? changed.map((each) => [each.planned, each]) : []);
}

/** With force a field that another manager has taken meanwhile would look like one of ours. */
async function check({ planned }: Applied, ports: Prepared["ports"]): Promise<ObjectCheck> {
  const { live } = await readLive(ports.api, [planned]);
  return checkObject(planned, { ...ports, live, forceConflicts: false });
}

/**
 * Whether an object may have been written over, by its metadata. A spec that changes is counted by the server, where
 * it counts at all; what only reports moves nothing else.
 */
function mayBeOverwritten(applied: KubernetesObject, { metadata: now } = applied): boolean {
  const { metadata: then } = applied;
  if (now.resourceVersion === then.resourceVersion) return false;
  const counted = then.generation !== undefined && now.generation === then.generation && now.uid === then.uid;
  if (!counted) return true;
  const ours = (metadata: KubernetesObject["metadata"]) => ourEntry({ ...applied, metadata })?.fieldsV1;
  const kept = (name: "labels" | "annotations") =>
    Object.entries(then[name] ?? {}).every(([key, value]) => now[name]?.[key] === value);
  return !(isDeepStrictEqual(ours(now), ours(then)) && kept("labels") && kept("annotations"));
}

/** Whether there is anything that an apply would not only add: without a conflict, that can have been only ours. */
function isByUs(check: ObjectCheck): boolean {
  return (
    check.action === "configured" && check.before !== undefined && !lacks(content(check.before), content(check.after))
  );
}

function content({ metadata: { labels, annotations }, status: _, ...object }: KubernetesObject): unknown {
  return { ...object, metadata: { labels, annotations } };
}

/** Whether a value is another one without some of its parts. */
function lacks(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null) return part === undefined || part === whole;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([key, value]) => lacks(value, (whole as Readonly<Record<string, unknown>>)[key]));
}
