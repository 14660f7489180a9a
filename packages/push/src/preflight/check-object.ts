import { isDeepStrictEqual } from "node:util";
import type { UserError } from "@pushpull/core/errors";
import { type KubernetesObject, objectKey, valueAt } from "@pushpull/core/kubernetes";
import { type Api, ApiError, type ApiResponse, isNotFound } from "../cluster/api.ts";
import { objectIn } from "../cluster/api-encoding.ts";
import { objectPath } from "../cluster/discovery.ts";
import { readFieldPath } from "../manifests/field-paths.ts";
import type { PlannedObject, Writer } from "../plan/push-plan.ts";
import { explainRefusal } from "../refusals/explain-refusal.ts";
import { clientSideManager, readOwner } from "../refusals/field-conflicts.ts";
import { isAppliedAlready } from "./applied-already.ts";
import { deleteRequest, writeRequest } from "./apply-request.ts";
import { type Autoscaled, keepScaledReplicas } from "./autoscaled-replicas.ts";
import { hasSameContent, isAppliedClientSide, isUnchanged } from "./field-managers.ts";
import type { LiveState } from "./read-live.ts";

/** The result of an object's dry run. */
export type ObjectCheck =
  | {
      readonly planned: PlannedObject;
      readonly action: "created" | "configured" | "unchanged";
      readonly before: KubernetesObject | undefined;
      /** The object that an apply would result in. */
      readonly after: KubernetesObject;
      /** The object to send. */
      readonly sent: KubernetesObject;
      /** Whether other managers own fields of it with the same values: an apply takes these over by force. */
      readonly needsForce?: boolean;
      readonly warnings: readonly string[];
    }
  | { readonly planned: PlannedObject; readonly action: "refused"; readonly faults: readonly UserError[] };

/** How objects are written, and so how the server is asked about them. */
export interface WriteRules {
  /** Whether an apply of each writer takes fields that another manager owns. */
  readonly force: Readonly<Record<Writer, boolean>>;
  /** Whether Helm patches objects from the client's side, as in a release of Helm 3. */
  readonly clientSideHelm: boolean;
}

export interface CheckPorts extends WriteRules {
  readonly api: Api;
  readonly live: LiveState;
  /** Keys of objects that the identity may not read. */
  readonly unread: ReadonlySet<string>;
  readonly autoscaled: Autoscaled;
}

/**
 * Has the server validate an object and return what an apply would change, without changing anything (Kubernetes API
 * concepts, "Dry-run").
 */
export async function checkObject(planned: PlannedObject, ports: CheckPorts): Promise<ObjectCheck> {
  let checked = await checkAgainst(ports.live.get(objectKey(planned.ref)), planned, ports);
  for (let checks = 1; checks < maxChecks && isOutdated(checked); checks++) {
    checked = await recheckObject(planned, ports);
  }
  return checked;
}

/**
 * Maximum number of checks: a controller may write between our read and the dry run, which would look like a change of
 * ours.
 */
const maxChecks = 3;

function isOutdated(checked: ObjectCheck): boolean {
  if (checked.action !== "configured") return false;
  return checked.before?.metadata.resourceVersion !== checked.after.metadata.resourceVersion;
}

/** Reads an object again, and has the server check it. */
export async function recheckObject(planned: PlannedObject, ports: CheckPorts): Promise<ObjectCheck> {
  const { ref, resource } = planned;
  try {
    const request = { method: "GET", path: objectPath(resource, ref.namespace, ref.name) } as const;
    return await checkAgainst(objectIn(await ports.api.send(request), planned.object), planned, ports);
  } catch (error) {
    return isNotFound(error)
      ? checkAgainst(undefined, planned, ports)
      : { planned, action: "refused", faults: explainRefusal(error, planned) };
  }
}

async function checkAgainst(
  before: KubernetesObject | undefined,
  planned: PlannedObject,
  ports: CheckPorts,
): Promise<ObjectCheck> {
  const key = objectKey(planned.ref);
  if (before !== undefined && planned.onlyIfMissing) return unchanged(planned, before);
  if (before !== undefined && planned.hookWeight !== undefined) return checkRecreated(before, planned, ports);
  const scaled = before !== undefined && ports.autoscaled.has(key);
  const sent = scaled ? keepScaledReplicas(planned.object, before) : planned.object;
  if (before !== undefined && isAppliedAlready(before, sent, planned.writer)) return unchanged(planned, before);
  const takeover = before !== undefined && takesOver(planned, before);
  try {
    const { needsForce, ...response } = await dryRun(planned, sent, before, ports);
    const { warnings } = response;
    const after = objectIn(response, sent);
    const same = before !== undefined && !takeover && isSame(planned, before, after, ports);
    const action = before === undefined ? "created" : same ? "unchanged" : "configured";
    return { planned, action, before, after, sent, needsForce, warnings };
  } catch (error) {
    return {
      planned,
      action: "refused",
      faults: explainRefusal(await withAllUnknownFields(error, planned, ports.api), planned, before),
    };
  }
}

/** Checks a hook, which is deleted and created again: under a generated name, since its own is taken. */
async function checkRecreated(
  before: KubernetesObject,
  planned: PlannedObject,
  { api }: CheckPorts,
): Promise<ObjectCheck> {
  const { ref, object: sent } = planned;
  const nameless = withGeneratedName(sent);
  try {
    const [response] = await Promise.all([
      api.send(writeRequest(planned, nameless, { dryRun: true, force: false })),
      api.send(deleteRequest(planned, { dryRun: true })),
    ]);
    const made = objectIn(response, nameless);
    const { resourceVersion } = before.metadata;
    const after = { ...made, metadata: { ...made.metadata, name: ref.name, resourceVersion } };
    const { warnings } = response;
    return { planned, action: "configured", before, after: after as KubernetesObject, sent, warnings };
  } catch (error) {
    return { planned, action: "refused", faults: explainRefusal(error, planned, before) };
  }
}

function withGeneratedName(object: KubernetesObject): KubernetesObject {
  const { name = "x", ...metadata } = object.metadata;
  return { ...object, metadata: { ...metadata, generateName: name } };
}

/** Whether an apply follows a takeover of the fields of a client-side `kubectl apply`. */
function takesOver({ writer }: PlannedObject, before: KubernetesObject): boolean {
  return writer === "pushpull" && isAppliedClientSide(before);
}

/** Helm patches what a release of Helm 3 has from the client's side: a server-side apply would own other fields then. */
function isSame(
  { writer }: PlannedObject,
  before: KubernetesObject,
  after: KubernetesObject,
  { clientSideHelm }: WriteRules,
): boolean {
  return writer === "helm" && clientSideHelm ? hasSameContent(before, after) : isUnchanged(before, after, writer);
}

/**
 * An apply reports only the first undeclared field; a dry run of a creation reports all of them. It is sent only when
 * there is one.
 */
async function withAllUnknownFields(error: unknown, planned: PlannedObject, api: Api): Promise<unknown> {
  if (!(error instanceof ApiError) || !error.message.includes("field not declared in schema")) return error;
  try {
    await api.send(writeRequest(planned, withGeneratedName(planned.object), { dryRun: true, force: false }));
    return error;
  } catch (refusal) {
    return refusal instanceof ApiError && refusal.message.includes("strict decoding error") ? refusal : error;
  }
}

function unchanged(planned: PlannedObject, before: KubernetesObject): ObjectCheck {
  return { planned, action: "unchanged", before, after: before, sent: planned.object, warnings: [] };
}

/**
 * Dry-runs an apply. Fields of a client-side apply, and fields that another manager has set to the same values, are no
 * conflict.
 */
async function dryRun(
  planned: PlannedObject,
  sent: KubernetesObject,
  before: KubernetesObject | undefined,
  ports: CheckPorts,
): Promise<ApiResponse & { readonly needsForce: boolean }> {
  const send = (force: boolean) => ports.api.send(writeRequest(planned, sent, { dryRun: true, force }));
  try {
    return { ...(await send(ports.force[planned.writer])), needsForce: false };
  } catch (error) {
    // Helm takes nothing over by itself.
    if (before === undefined || planned.writer === "helm" || !isConflict(error)) throw error;
    const forced = await send(true);
    const real = withoutSameValues(error, planned, before, objectIn(forced, sent));
    if (real !== undefined) throw real;
    return { ...forced, needsForce: true };
  }
}

/**
 * Reduces a conflict to the fields that an apply by force would really change. The server also reports fields whose
 * value another manager has written in another form: `2` for "2", an atomic field without its defaults, an empty list.
 * Such fields can be taken over without a change. Fields of a client-side apply are taken over before the first write.
 * @param forced the object as the server would make it by force
 * @returns undefined when no conflict remains
 */
function withoutSameValues(
  error: ApiError,
  planned: PlannedObject,
  live: KubernetesObject,
  forced: KubernetesObject,
): ApiError | undefined {
  if (hasSameContent(live, forced)) return undefined;
  const { details } = error.status;
  const takesOver = isAppliedClientSide(live);
  const real = (details?.causes ?? []).filter(({ field = "", message = "" }) => {
    if (takesOver && readOwner(message).manager === clientSideManager) return false;
    return !hasSameValue(field, planned.object, live, forced);
  });
  if (real.length === 0) return undefined;
  return new ApiError(error.httpStatus, { ...error.status, details: { ...details, causes: real } });
}

function hasSameValue(
  field: string,
  sent: KubernetesObject,
  live: KubernetesObject,
  forced: KubernetesObject,
): boolean {
  // The server stores `stringData` as `data`.
  const kept = field.replace(/^\.stringData\b/, ".data");
  const [now, then] = [live, forced].map((object) => valueAt(object, readFieldPath(kept, object)));
  // The server stores nothing for an empty list, for instance.
  if (now === undefined && then === undefined) return isZero(valueAt(sent, readFieldPath(field, sent)));
  return isDeepStrictEqual(now, then);
}

function isZero(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}

/** Whether the server reports that other managers own fields that an apply would change. */
function isConflict(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status.reason === "Conflict" &&
    (error.status.details?.causes ?? []).some(({ reason }) => reason === "FieldManagerConflict")
  );
}
