import { isDeepStrictEqual } from "node:util";
import { throwFaults } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import type { PlannedObject } from "../plan/push-plan.ts";
import { checkObject, type ObjectCheck } from "../preflight/check-object.ts";
import { entryOf } from "../preflight/field-managers.ts";
import type { Prepared } from "../preflight/prepare.ts";
import { readLive } from "../preflight/read-live.ts";
import { type Applied, type ChangeSet, isApplied } from "./object-changes.ts";

/** Objects to apply again: those that differ from what was applied, with their new check. */
export type Overwritten = ReadonlyMap<PlannedObject, ObjectCheck>;

/** What others have done to the applied objects. */
export interface ForeignChanges {
  readonly overwritten: Overwritten;
  readonly deleted: readonly PlannedObject[];
}

/**
 * Finds what another pushpull run has overwritten since this run applied it, and what someone has deleted. Changes by
 * other managers are left alone, and a field that is only missing may have been removed by a controller.
 */
export async function findOverwritten(changes: ChangeSet, { ports }: Prepared): Promise<ForeignChanges> {
  const applied = changes
    .filter(isApplied)
    .filter(({ planned }) => !planned.onlyIfMissing && planned.hookWeight === undefined);
  const objects = applied.map(({ planned }) => planned);
  const { live, faults } = await readLive(ports.api, objects, { metadataOnly: true });
  throwFaults(faults);
  const candidates = applied.filter(({ planned, after }) => {
    const now = live.get(objectKey(planned.ref));
    return now !== undefined && mayBeOverwritten(after, now);
  });
  const checks = await Promise.all(candidates.map((change) => check(change, ports)));
  const changed = checks.filter(({ action }) => action === "configured");
  const deleted = objects.filter((planned) => !live.has(objectKey(planned.ref)) && !mayBeMissing(planned.object));
  return {
    overwritten: new Map(changed.some(isByAnotherRun) ? changed.map((each) => [each.planned, each]) : []),
    deleted,
  };
}

/** Whether an object may be missing without a deletion by others: its name was generated, or it deletes itself. */
function mayBeMissing({ kind, metadata, spec }: KubernetesObject): boolean {
  const { ttlSecondsAfterFinished: ttl } = (spec ?? {}) as { readonly ttlSecondsAfterFinished?: unknown };
  return metadata.name === undefined || (kind === "Job" && ttl !== undefined);
}

/** Checks without force: with it, a field that another manager has taken over meanwhile would look like ours. */
async function check({ planned }: Applied, ports: Prepared["ports"]): Promise<ObjectCheck> {
  const { live } = await readLive(ports.api, [planned]);
  return checkObject(planned, { ...ports, live, force: { ...ports.force, pushpull: false } });
}

/**
 * Whether an object may have been overwritten, by its metadata. For kinds with a `generation`, the server raises it for
 * each change of the spec; changes of the status alone change none of these fields.
 */
function mayBeOverwritten(applied: KubernetesObject, { metadata: now }: KubernetesObject): boolean {
  const { metadata: then } = applied;
  if (now.resourceVersion === then.resourceVersion) return false;
  const counted = then.generation !== undefined && now.generation === then.generation && now.uid === then.uid;
  if (!counted) return true;
  const ours = (metadata: KubernetesObject["metadata"]) => entryOf({ ...applied, metadata }, "pushpull")?.fieldsV1;
  const kept = (name: "labels" | "annotations") =>
    Object.entries(then[name] ?? {}).every(([key, value]) => now[name]?.[key] === value);
  return !(isDeepStrictEqual(ours(now), ours(then)) && kept("labels") && kept("annotations"));
}

/**
 * Whether an apply would change existing fields, not only add some. Without a conflict, only another pushpull run can
 * have changed them.
 */
function isByAnotherRun(check: ObjectCheck): boolean {
  return (
    check.action === "configured" &&
    check.before !== undefined &&
    !isPartOf(content(check.before), content(check.after))
  );
}

function content({ metadata: { labels, annotations }, status: _, ...object }: KubernetesObject): unknown {
  return { ...object, metadata: { labels, annotations } };
}

/** Whether a value equals another one with parts of it missing. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null) return part === undefined || part === whole;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(part).every(([key, value]) =>
    isPartOf(value, (whole as Readonly<Record<string, unknown>>)[key]),
  );
}
