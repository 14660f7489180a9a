/**
 * Checks before the first write what the server can only validate later: objects whose namespace or kind the same set
 * creates. The server refuses a dry run of them, so they are checked in other ways as far as possible, and a dry run logs
 * what was not checked. The server checks them once the objects that they need exist, before any of them is written.
 */
import type { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import { ApiError, isNotFound } from "../cluster/api.ts";
import { objectPath } from "../cluster/discovery.ts";
import { crdKey } from "../plan/needs.ts";
import type { PlannedObject, PushPlan } from "../plan/push-plan.ts";
import { explainRefusal, uniqueFaults } from "../refusals/explain-refusal.ts";
import { writeRequest } from "./apply-request.ts";
import { crdViolations } from "./crd-schema.ts";
import type { Prepared } from "./prepare.ts";

/** The result of checking deferred objects. */
export interface DeferredChecks {
  readonly faults: readonly UserError[];
  /** How far a dry run could check, a line each. */
  readonly limits: readonly string[];
}

/** How far an object was checked. */
type CheckScope = "in another namespace" | "by its CRD" | "not at all";

interface DeferredCheck {
  readonly planned: PlannedObject;
  readonly scope: CheckScope;
  readonly faults: readonly UserError[];
}

/** A namespace that every cluster has (`metav1.NamespaceDefault`). */
const otherNamespace = "default";

/** Checks all objects of a plan that have no check yet. */
export async function checkDeferred(plan: PushPlan, prepared: Prepared): Promise<DeferredChecks> {
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const crds = new Map(objects.map((planned) => [objectKey(planned.ref), planned.object]));
  const deferred = objects.filter(
    (planned) => !prepared.checks.has(planned) && !prepared.deleting.has(objectKey(planned.ref)),
  );
  const checks = await Promise.all(deferred.map((planned) => check(planned, crds, prepared)));
  const named = (scope: CheckScope) =>
    checks
      .filter((each) => each.scope === scope)
      .map(({ planned }) => formatRef(planned.ref))
      .join(", ");
  const [elsewhere, bySchema, unchecked] = [named("in another namespace"), named("by its CRD"), named("not at all")];
  return {
    faults: uniqueFaults(checks.flatMap(({ faults }) => faults)),
    limits: [
      elsewhere === ""
        ? ""
        : `Checked in namespace ${otherNamespace}, because objects that they need do not exist yet: ${elsewhere}. Quotas, policies and webhooks of their own namespace were not checked.`,
      bySchema === ""
        ? ""
        : `Checked only against the schema of their CustomResourceDefinition in the manifests, which is not installed yet: ${bySchema}. CEL rules and webhooks were not checked.`,
      unchecked === "" ? "" : `Not checked, because other objects must exist first: ${unchecked}.`,
    ].filter((line) => line !== ""),
  };
}

async function check(
  planned: PlannedObject,
  crds: ReadonlyMap<string, KubernetesObject>,
  { ports, recheckLater }: Prepared,
): Promise<DeferredCheck> {
  const key = crdKey(planned.resource.plural, planned.ref.apiVersion);
  const crd = crds.get(key);
  if (crd !== undefined && (!ports.live.has(key) || recheckLater.has(planned))) {
    const faults = crdViolations(planned, crd);
    return { planned, scope: faults === undefined ? "not at all" : "by its CRD", faults: faults ?? [] };
  }
  if (recheckLater.has(planned)) return { planned, scope: "not at all", faults: [] };
  try {
    const substitute = await substituteFor(planned, ports);
    await ports.api.send(writeRequest(substitute, substitute.object, { dryRun: true, force: true }));
    return { planned, scope: "in another namespace", faults: [] };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (!isAboutObjectItself(error)) return { planned, scope: "not at all", faults: [] };
    return { planned, scope: "in another namespace", faults: explainRefusal(error, planned) };
  }
}

/**
 * A copy of the object that the server can validate now: in an existing namespace, and without references to missing
 * objects.
 */
async function substituteFor(planned: PlannedObject, ports: Prepared["ports"]): Promise<PlannedObject> {
  const { ref, object } = planned;
  const missing = planned.needs.filter((key) => !ports.live.has(key) && !ports.unread.has(key));
  const isElsewhere = missing.some((key) => key.startsWith("/Namespace/"));
  const namespace = isElsewhere ? otherNamespace : ref.namespace;
  const isTaken =
    isElsewhere && object.metadata.name !== undefined && (await exists(ref.name, namespace, planned, ports));
  const name = isTaken ? `${ref.name.slice(0, maxPrefix)}-${unusedSuffix}` : ref.name;
  const metadata = {
    ...object.metadata,
    ...(namespace === undefined ? {} : { namespace }),
    ...(object.metadata.name === undefined ? {} : { name }),
  };
  return {
    ...planned,
    ref: { ...ref, namespace, name },
    object: { ...object, metadata, ...(object.kind === "Pod" ? { spec: podSpec(object.spec, missing) } : {}) },
  };
}

/** A suffix that makes the name unused: the dry run must be a creation, not a change of an existing object. */
const unusedSuffix = "pushpull-check";

/** Maximum number of characters of the original name: a Service's name may have 63. */
const maxPrefix = 48;

async function exists(
  name: string,
  namespace: string | undefined,
  { resource }: PlannedObject,
  { api }: Prepared["ports"],
): Promise<boolean> {
  try {
    await api.send({ method: "GET", path: objectPath(resource, namespace, name) });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    if (error instanceof ApiError) return true;
    throw error;
  }
}

/** References of a Pod that admission looks up. */
const podReferences = {
  serviceAccountName: "/ServiceAccount/",
  priorityClassName: "scheduling.k8s.io/PriorityClass/",
  runtimeClassName: "node.k8s.io/RuntimeClass/",
} as const;

function podSpec(spec: unknown, missing: readonly string[]): unknown {
  const omitted = Object.entries(podReferences)
    .filter(([, prefix]) => missing.some((key) => key.startsWith(prefix) || key.startsWith("/Namespace/")))
    .map(([field]) => field);
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([field]) => !omitted.includes(field)));
}

/**
 * Whether a refusal concerns the object as written, in any namespace. Rights, quotas, policies and webhooks belong to
 * the other namespace, and an allocated port may be free later.
 */
function isAboutObjectItself({ httpStatus, message, status }: ApiError): boolean {
  if (readAdmissionRefusal(message) !== undefined || /already allocated/.test(message)) return false;
  if (/failed to create typed patch object|field not declared in schema|illegal base64/.test(message)) return true;
  return status.reason === "Invalid" || httpStatus === 400;
}
