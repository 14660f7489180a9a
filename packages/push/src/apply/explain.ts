import { type ErrorCode, formatRef, shellWord, UserError } from "@pushpull/core";
import { ApiError, ConnectionError } from "../api/errors.ts";
import type { PlannedObject } from "../plan/types.ts";
import { isSecret, withoutValues } from "../secrets.ts";
import { explainConflict } from "./conflicts.ts";
import { readFieldPath } from "./fields.ts";

/**
 * Says in the user's terms why the API server would not take an object, on the line that it is about.
 * @returns one fault for each thing that is wrong; an error that is no answer of the server is thrown again
 */
export function explainRefusal(error: unknown, planned: PlannedObject): readonly UserError[] {
  if (error instanceof UserError) return [error];
  if (error instanceof ConnectionError) return [lost(error, planned)];
  if (!(error instanceof ApiError)) throw error;
  return explainAnswer(isSecret(planned.object) ? withoutValues(error) : error, planned);
}

function explainAnswer(error: ApiError, planned: PlannedObject): readonly UserError[] {
  const { reason, details } = error.status;
  if (reason === "Conflict") return explainConflict(error, planned);
  if (reason === "Forbidden") return [forbidden(error, planned)];
  const causes = (details?.causes ?? []).filter(({ field, message }) => field !== undefined && message !== undefined);
  if (causes.length > 0) return causes.map(({ field = "", message = "" }) => invalid(planned, field, message, error));
  const undeclared = [
    ...error.message.matchAll(
      /(\.[^\s:]+(?:\[[^\]]*\][^\s:]*)*): (field not declared in schema|duplicate entries for key[^\n]*|expected [^\n]*)/g,
    ),
  ];
  if (undeclared.length > 0)
    return undeclared.map(([, field = "", what = ""]) => invalid(planned, field, words(what), error));
  const unknown = [...error.message.matchAll(/unknown field "([^"]+)"/g)];
  if (unknown.length > 0)
    return unknown.map(([, field = ""]) => invalid(planned, field, words("field not declared in schema"), error));
  return [fault(planned, "refused", `is refused: ${error.message}`, hintFor(error), error)];
}

/** What the server's schema check says, in words. */
function words(what: string): string {
  if (what === "field not declared in schema") return "there is no such field";
  const [, wanted, given] = /^expected (\w+), got &value\.valueUnstructured\{Value:(.*)\}$/.exec(what) ?? [];
  return wanted === undefined
    ? what
    : `it has to be a ${wanted}, and is ${given || "something else"}${wanted === "string" ? ": put it in quotes" : ""}`;
}

function invalid(planned: PlannedObject, field: string, message: string, cause: ApiError): UserError {
  const name = field.replace(/^\./, "");
  const immutable = /immutable/.test(message);
  return new UserError(`${formatRef(planned.ref)} is refused: ${name}: ${message}`, {
    code: "refused",
    hint: immutable
      ? `This field cannot be changed once the ${planned.ref.kind} is there. Put the old value back, or delete the ${planned.ref.kind} first (kubectl delete ${planned.ref.kind.toLowerCase()} ${shellWord(planned.ref.name)}), or give it another name.`
      : `See \`kubectl explain ${explainable(planned.resource.plural, name)}\`.`,
    location: planned.source.locate(readFieldPath(field, planned.object)),
    cause,
  });
}

/** A hint is copied into a shell: a field's name that is more than a name is left out. */
function explainable(plural: string, field: string): string {
  const path = field.replace(/\[[^\]]*\]/g, "");
  return /^[\w.-]+$/.test(path) ? `${plural}.${path}` : plural;
}

function forbidden(error: ApiError, planned: PlannedObject): UserError {
  const byAdmission = !/cannot \w+ resource|is attempting to grant/.test(error.message);
  const hint = byAdmission
    ? "An admission rule of the cluster refuses it: its words say which."
    : "Ask whoever runs the cluster to grant this right to the identity, or use another one.";
  return fault(planned, byAdmission ? "refused" : "forbidden", `is refused: ${error.message}`, hint, error);
}

function lost(error: ConnectionError, planned: PlannedObject): UserError {
  return fault(
    planned,
    "unreachable",
    `was sent, and no answer came: ${error.message}`,
    "It may or may not have been applied. Running again repairs either.",
    error,
  );
}

function hintFor(error: ApiError): string {
  const namespace = /namespaces "([^"]+)" not found/.exec(error.message)?.[1];
  if (namespace !== undefined)
    return `There is no namespace ${namespace}. Create it, add it to 'manifests', or set create-namespace: true for the one in input 'namespace'.`;
  if (/failed calling webhook/.test(error.message))
    return "A webhook of the cluster does not answer. Whoever runs it has to mend it, or the cluster refuses every such object.";
  if (/being terminated|is being deleted/.test(error.message)) return "Wait until it is gone, and run again.";
  return "The API server's words say why.";
}

function fault(planned: PlannedObject, code: ErrorCode, what: string, hint: string, cause: Error): UserError {
  return new UserError(`${formatRef(planned.ref)} ${what}`, { code, hint, location: planned.source.location, cause });
}
