import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { currentConditions } from "../../pods/conditions.ts";
import { failing, progressing, type Readiness, ready, readyBut } from "../readiness.ts";
import { summarySignals } from "./status-conditions.ts";
import { meaningOf } from "./status-words.ts";

export type Fields = Readonly<Record<string, unknown>>;

const wordFields: ReadonlySet<string> = new Set(
  "phase state status health healthstatus currentstate currentstatus currentphase overallstatus printablestatus compliant".split(
    " ",
  ),
);

/** Fields named like a phase that are not about the current state. */
const notCurrent = /^(?:desired|target|expected|wanted|previous|prev|initial|old|last(?!operation))/;

/** Assesses phases and states. @returns the results, and a word that is not known, as `phase is Whatever` */
export function wordSignals(
  status: Fields,
  object: KubernetesObject,
): { readonly results: readonly Readiness[]; readonly unknown: string | undefined } {
  const found = Object.entries(status).flatMap(([field, value]) => {
    const name = field.toLowerCase();
    const known = wordFields.has(name);
    const text = wordIn(status, value);
    if (text === undefined) return [];
    if (!known && (notCurrent.test(name) || !/(?:phase|state|status|stage|health)$/.test(name))) return [];
    return [{ field, text, known, readiness: assessWord(field, text, object) }];
  });
  const unknown = found.find(({ known, readiness }) => known && readiness === undefined);
  return {
    results: found.flatMap(({ readiness }) => readiness ?? []),
    unknown: unknown && `${unknown.field} is ${unknown.text}`,
  };
}

/** Older versions of Gloo write a state as a number. */
const glooStates = ["Pending", "Accepted", "Rejected", "Warning"];

function wordIn({ reportedBy }: Fields, value: unknown): string | undefined {
  if (typeof value === "number" && typeof reportedBy === "string") return glooStates[value];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Kinds that run to completion. */
const runsToEnd = /(?:Job|Run|Task|Workflow|Backup|Restore|Experiment|Execution)$/;

function assessWord(field: string, text: string, object: KubernetesObject): Readiness | undefined {
  const status = object.status as Fields;
  const detail = [status.message, status.reason].find((each) => typeof each === "string" && each !== "");
  const message = `${field} is ${text}${detail === undefined ? "" : `: ${String(detail)}`}`;
  if (/^running$/i.test(text) && runsToEnd.test(object.kind)) return progressing(message);
  switch (meaningOf(text)) {
    case undefined:
      return undefined;
    case "ready":
      return ready;
    case "waiting":
      return progressing(message);
    case "inactive":
      return /^stopped$/i.test(text) && !isStoppedOnPurpose(object) ? progressing(message) : readyBut(message);
    case "failing":
      return failing(/^[\w-]{1,60}$/.test(text) ? text : "Failed", message);
  }
}

/** Whether a status has an end time, after which the object does not continue. */
export function hasEnded(status: Fields): boolean {
  return ["completionTime", "completedAt", "finishedAt", "completionTimestamp"].some(
    (field) => !isEmpty(status[field]),
  );
}

/** Whether a spec says that the object should not run. */
function isStoppedOnPurpose({ spec }: KubernetesObject): boolean {
  const { running, runStrategy, replicas, stopped } = (isFields(spec) ? spec : {}) as Fields;
  return (
    running === false || replicas === 0 || stopped === true || runStrategy === "Halted" || runStrategy === "Manual"
  );
}

/** Assesses boolean fields: `ready`, `healthy`, `failed`. */
export function booleanSignals(status: Fields): readonly Readiness[] {
  return Object.entries(status).flatMap(([field, value]): readonly Readiness[] => {
    if (["ready", "readyToUse", "healthy"].includes(field) && typeof value === "boolean") {
      return [value ? ready : progressing(`${field} is false`)];
    }
    const wrong = value === false ? ["pass", "passed", "success", "succeeded"] : value === true ? ["failed"] : [];
    return wrong.includes(field) ? [failing("Failed", `${field} is ${String(value)}`)] : [];
  });
}

/** Fields with a desired number, and with the current one. */
const counts: readonly (readonly [desired: string, ...current: string[]])[] = [
  ["replicas", "readyReplicas", "availableReplicas"],
  ["desiredNumberScheduled", "numberReady", "numberAvailable"],
  ["members", "readyMembers"],
  ["size", "ready"],
  ["expectedNodes", "availableNodes"],
  ["expectedMachines", "currentHealthy"],
];

/** Assesses counts of replicas or members: two fields, or a fraction such as `2/3`. */
export function countSignals(status: Fields): readonly Readiness[] {
  const pairs = counts.flatMap(([desiredField, ...currentFields]) => {
    const desired = status[desiredField];
    const current = currentFields.map((field) => status[field]).find((value) => typeof value === "number");
    if (typeof desired !== "number" || typeof current !== "number") return [];
    return [current < desired ? progressing(`${current} of ${desired} ready`) : ready];
  });
  const fractions = Object.entries(status).flatMap(([field, text]) => {
    const [, have, want] = (/ready|replicas/i.test(field) && /^(\d{1,9})\/(\d{1,9})$/.exec(String(text))) || [];
    if (have === undefined) return [];
    return [Number(have) < Number(want) ? progressing(`${have} of ${want} ready`) : ready];
  });
  return [...pairs, ...fractions];
}

/** The error message of a status. */
export function errorOf(status: Fields): string | undefined {
  for (const field of ["error", "errMsg", "errorMessage", "errorDescription", "failureMessage"]) {
    const value = status[field];
    const text = isFields(value) ? value.message : value;
    if (typeof text === "string" && text !== "") return text;
  }
  return undefined;
}

/** Names of fields about the past. */
const past = /history|^last|^previous|^old|^past|recent|event|attempt/i;

/** Maximum depth of nested states: `statuses.NAMESPACE.state`. */
const maxDepth = 2;

/** Assesses nested parts of a status. */
export function nestedSignals(object: KubernetesObject): readonly Readiness[] {
  const below = (fields: Fields, depth: number): readonly Readiness[] =>
    Object.entries(fields).flatMap(([name, value]) => {
      if (past.test(name) || name === "conditions") return [];
      const nested = (Array.isArray(value) ? value : [value]).filter(isFields);
      return nested.flatMap((each) => [...ownSignals(each), ...(depth < maxDepth ? below(each, depth + 1) : [])]);
    });
  const ownSignals = (fields: Fields): readonly Readiness[] => {
    const conditions = currentConditions(object, fields.conditions);
    const error = errorOf(fields);
    return [
      ...Object.entries(fields).flatMap(([field, value]) => {
        const text = wordFields.has(field.toLowerCase()) ? wordIn(fields, value) : undefined;
        return text === undefined ? [] : (assessWord(field, text, { ...object, status: fields }) ?? []);
      }),
      ...summarySignals(conditions),
      ...countSignals(fields),
      ...(error === undefined ? [] : [failing("Error", error)]),
    ];
  };
  return below(object.status as Fields, 1);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

export function isUnready({ state }: Readiness): boolean {
  return state !== "ready";
}
