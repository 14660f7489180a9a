/**
 * Explains refusals of the API server: the reason, the line of the manifest that caused it, and what to do. Requests and
 * retries belong to `preflight/` and `apply/`.
 */
import { type ErrorCode, UserError } from "@pushpull/core/errors";
import { type FieldPath, formatRef, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import { type AdmissionRefusal, readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import { ApiError, ConnectionError } from "../cluster/api.ts";
import { readFieldPath } from "../manifests/field-paths.ts";
import { isSecret, withoutValues } from "../manifests/secret-values.ts";
import type { PlannedObject } from "../plan/push-plan.ts";
import { terminatingNamespace } from "./deletion-blockers.ts";
import { explainConflict } from "./field-conflicts.ts";
import { explainImmutable } from "./immutable-fields.ts";
import { explainSize } from "./object-size.ts";
import { readSchemaErrors } from "./schema-errors.ts";

/**
 * Explains why the API server refused an object, on the line of the manifest that caused it.
 * @param live the live object, if known
 * @returns one fault for each problem; an error that is not a response of the server is thrown again
 */
export function explainRefusal(error: unknown, planned: PlannedObject, live?: KubernetesObject): readonly UserError[] {
  if (error instanceof UserError) return [error];
  if (error instanceof ConnectionError) return [noResponseFault(error, planned)];
  if (!(error instanceof ApiError)) throw error;
  if (error.httpStatus < 400) return [unexpectedResponseFault(error, planned)];
  return uniqueFaults(explainErrorStatus(isSecret(planned.object) ? withoutValues(error) : error, planned, live));
}

/**
 * Removes repeated faults: the server reports some problems once per validation, and problems of a namespace once per
 * object.
 */
export function uniqueFaults(faults: readonly UserError[]): readonly UserError[] {
  return [...new Map(faults.toReversed().map((fault) => [fault.message, fault])).values()].toReversed();
}

function explainErrorStatus(
  error: ApiError,
  planned: PlannedObject,
  live: KubernetesObject | undefined,
): readonly UserError[] {
  const { reason, details, message = "" } = error.status;
  if (reason === "Conflict") return explainConflict(error, planned, live);
  if (error.httpStatus === 401) return [unauthorized(error, planned)];
  const namespace = explainNamespace(error, planned);
  if (namespace !== undefined) return [namespace];
  const tooLarge = explainSize(error, planned);
  if (tooLarge !== undefined) return [tooLarge];
  if (reason === "Forbidden") {
    const right = /cannot \w+ resource|is attempting to grant/.test(message);
    return [fault(planned, right ? "forbidden" : "refused", `is refused: ${message}`, hintFor(message), error)];
  }
  const causes = (details?.causes ?? []).filter((cause) => cause.field !== undefined && cause.message !== undefined);
  if (causes.length > 0)
    return causes.map(({ field = "", message: text = "" }) => invalidField(planned, field, text, live, error));
  const schemaErrors = readSchemaErrors(error.message, planned.object);
  if (schemaErrors.length > 0)
    return schemaErrors.map(({ field, what, unknown }) => {
      const path = readFieldPath(field, planned.object);
      return atField(
        planned,
        path,
        `${field}: ${what}`,
        explainHint(planned, unknown ? path.slice(0, -1) : path),
        error,
      );
    });
  const encoded = /illegal base64/.test(error.message) ? notBase64(planned.object) : undefined;
  if (encoded !== undefined)
    return [atField(planned, encoded, `${encoded.join(".")}: not base64`, hintFor(error.message), error)];
  return [fault(planned, "refused", `is refused: ${error.message}`, hintFor(error.message), error)];
}

/** The path of the entry in a Secret's data that is not base64; the server does not name it. */
function notBase64({ data }: KubernetesObject): FieldPath | undefined {
  const valid = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  const key = Object.entries(data ?? {}).find(([, value]) => !valid.test(String(value).replace(/\s/g, "")))?.[0];
  return key === undefined ? undefined : ["data", key];
}

/** A problem of the namespace is the same for all objects in it, and is reported once. */
function explainNamespace(error: ApiError, planned: PlannedObject): UserError | undefined {
  const options = { code: "refused", location: planned.source.location, cause: error } as const;
  const missing = /^namespaces "([^"]+)" not found/.exec(error.message)?.[1];
  if (missing !== undefined) {
    return new UserError(`Namespace ${missing} does not exist`, {
      ...options,
      hint: "Create it, add it to 'manifests', or set create-namespace: true for the one in input 'namespace'.",
    });
  }
  const terminating = terminatingNamespace(error);
  if (terminating === undefined) return undefined;
  return new UserError(`Namespace ${terminating} is being deleted and accepts no new objects`, {
    ...options,
    hint: "Add it to 'manifests' or set create-namespace: true: the run then waits for the deletion and creates it again.",
  });
}

function invalidField(
  planned: PlannedObject,
  field: string,
  message: string,
  live: KubernetesObject | undefined,
  cause: ApiError,
): UserError {
  const immutable = explainImmutable({ field, message, cause }, planned, live);
  if (immutable !== undefined) return immutable;
  const path = findInvalidEntry(readFieldPath(field, planned.object), message, planned.object);
  const where = field === "" || field === "[]" ? "" : `${field}: `;
  return atField(planned, path, `${where}${withoutDump(message)}`, explainHint(planned, path), cause);
}

function atField(planned: PlannedObject, path: FieldPath, what: string, hint: string, cause: ApiError): UserError {
  return new UserError(`${formatRef(planned.ref)} is refused: ${what}`, {
    code: "refused",
    hint,
    location: planned.source.locate(path),
    cause,
  });
}

/**
 * The entry of a map, such as labels, that a refusal is about. The server names only the map: the entry is found by the
 * invalid key or value.
 */
function findInvalidEntry(path: FieldPath, message: string, object: KubernetesObject): FieldPath {
  const [, text] = /^Invalid value: "((?:[^"\\]|\\.)*)"/.exec(message) ?? [];
  const value = valueAt(object, path);
  if (text === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return path;
  const entry = Object.entries(value).find(([key, one]) => key === text || one === text);
  return entry === undefined ? path : [...path, entry[0]];
}

/** Drops a long dumped value: the reason follows it. */
function withoutDump(message: string): string {
  return message.replace(/^Invalid value: [[{][\s\S]{200,}[\]}]: /, "");
}

/** Fields with user-defined keys: `kubectl explain` knows nothing below them. */
const freeMaps = new Set(["labels", "annotations", "data", "stringData", "binaryData", "matchLabels", "nodeSelector"]);

function explainHint({ resource }: PlannedObject, path: FieldPath): string {
  // Hints are copied into a shell: the path ends before a key with special characters.
  const named = path.findIndex((key) => !/^[\w.-]+$/.test(String(key)));
  const names = (named === -1 ? path : path.slice(0, named)).filter((key) => typeof key === "string");
  const free = names.findIndex((name) => freeMaps.has(name));
  return `See \`kubectl explain ${[resource.plural, ...(free === -1 ? names : names.slice(0, free + 1))].join(".")}\`.`;
}

function unauthorized(error: ApiError, planned: PlannedObject): UserError {
  const what = `was not applied: the API server no longer accepts the credentials (${error.message})`;
  const hint = "They expired or were revoked during the run. Log in again right before this step.";
  return fault(planned, "unauthorized", what, hint, error);
}

function noResponseFault(error: ConnectionError, planned: PlannedObject): UserError {
  return fault(
    planned,
    "unreachable",
    `was sent, but no response arrived: ${error.message}`,
    "The object may or may not have been applied: run again.",
    error,
  );
}

/** The fault of a response that is not from an API server, but from a proxy or a login page. */
function unexpectedResponseFault(error: ApiError, planned: PlannedObject): UserError {
  return fault(
    planned,
    "unreachable",
    `got an unexpected response: ${error.message}`,
    "A login page or a proxy may be in front of the cluster. The object may or may not have been applied: run again.",
    error,
  );
}

function fault(planned: PlannedObject, code: ErrorCode, what: string, hint: string, cause: Error): UserError {
  return new UserError(`${formatRef(planned.ref)} ${what}`, { code, hint, location: planned.source.location, cause });
}

/** Hints for refusals that do not come from admission. The first match counts. */
const hints: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /is attempting to grant RBAC permissions/,
    "The identity may only grant rights that it has, unless it may `bind` (for a binding) or `escalate` (for a role) this role: ask a cluster administrator.",
  ],
  [/cannot \w+ resource/, "Ask a cluster administrator to grant this right to the identity, or use another one."],
  [/illegal base64/, "The values of `data` are base64: put plain text into `stringData`."],
  [/is being deleted|being terminated/, "Wait until it is deleted, and run again."],
  [/is forbidden/, "An admission rule of the cluster refuses it: its message gives the cause."],
];

export function hintFor(message: string): string {
  const refusal = readAdmissionRefusal(message);
  if (refusal !== undefined) return admissionHint(refusal);
  return hints.find(([pattern]) => pattern.test(message))?.[1] ?? "The API server's message gives the cause.";
}

function admissionHint(refusal: AdmissionRefusal): string {
  switch (refusal.kind) {
    case "quota-exceeded":
      return `Quota ${refusal.quota} is used up: raise it, or remove something first.`;
    case "quota-unspecified":
      return `Quota ${refusal.quota} requires them: set them in every container, or add a LimitRange with defaults.`;
    case "pod-security":
      return `The namespace accepts only pods of the level ${refusal.level} (its label pod-security.kubernetes.io/enforce): set what is missing in securityContext.`;
    case "no-service-account":
      return "Create the ServiceAccount, or add it to 'manifests'.";
    case "no-priority-class":
      return "Create the PriorityClass, or add it to 'manifests'.";
    case "webhook-without-dry-run":
      return "This webhook has side effects, so nothing can be checked before the first write: its owner must register it with `sideEffects: None` or `NoneOnDryRun`.";
    case "webhook-unavailable":
      return `The webhook ${refusal.webhook} does not answer. Its owner must fix it: until then the cluster refuses every such object.`;
    case "webhook-denied":
      return `The webhook ${refusal.webhook} does not allow it: its message gives the cause.`;
    case "policy-denied":
      return `The cluster's policy ${refusal.policy} does not allow it: its message gives the cause.`;
  }
}
