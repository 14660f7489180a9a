import { type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import { readFieldPath } from "../manifests/field-paths.ts";

/** A field that violates the kind's schema. */
export interface SchemaError {
  readonly field: string;
  readonly what: string;
  /** Whether the schema has no such field. */
  readonly unknown: boolean;
}

/** `PATH: MESSAGE`, at the end of each line of an apply's error (structured-merge-diff `typed`). */
const line =
  /(?:^|[\s:])(\.(?:[^\s:[\]]|\[[^\]]*\])+): (field not declared in schema|duplicate entries for key .*|expected .*)$/;

/** Reads the schema violations in the API server's message. */
export function readSchemaErrors(message: string, object: KubernetesObject): readonly SchemaError[] {
  const typed = message.split("\n").flatMap((text) => {
    const [, field = "", problem = ""] = line.exec(text) ?? [];
    return field === "" ? [] : [toSchemaError(field.slice(1), problem, object)];
  });
  if (typed.length > 0) return typed;
  return [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = ""]) =>
    toSchemaError(field, "field not declared in schema", object),
  );
}

function toSchemaError(field: string, problem: string, object: KubernetesObject): SchemaError {
  if (problem === "field not declared in schema") return { field, what: "unknown field", unknown: true };
  const [, wanted] = /^expected (\w+)/.exec(problem) ?? [];
  if (wanted === undefined) return { field, what: problem, unknown: false };
  const given = valueAt(object, readFieldPath(field, object));
  const actual = given === undefined ? "" : `, but is ${describe(given, object.kind !== "Secret")}`;
  return {
    field,
    what: `must be a ${typeNames[wanted] ?? wanted}${actual}${quoteHint(wanted, given)}`,
    unknown: false,
  };
}

/** @param shown whether the value may be printed: never that of a Secret, which the server's message quotes */
function describe(given: unknown, shown: boolean): string {
  if (!shown) return typeName(given);
  if (typeof given === "string" && given.length <= maxShown) return `the string ${JSON.stringify(given)}`;
  return isScalar(given) ? String(given) : typeName(given);
}

/** Maximum number of characters of a string that is printed. */
const maxShown = 40;

function quoteHint(wanted: string, given: unknown): string {
  if (wanted === "string" && typeof given === "boolean")
    return `: put it in quotes (YAML reads ${given ? "y, yes and on" : "n, no and off"} as ${given}, too)`;
  if (wanted === "string" && typeof given === "number") return ": put it in quotes";
  const isNumber = wanted === "numeric" && typeof given === "string" && /^-?\d{1,20}(\.\d{1,20})?$/.test(given);
  const isBoolean = wanted === "boolean" && (given === "true" || given === "false");
  return isNumber || isBoolean ? ": remove the quotes" : "";
}

/** The server writes `any` for fields that accept a string or a number, such as `cpu: 1` and `cpu: 500m`. */
const typeNames: Readonly<Record<string, string>> = { numeric: "number", any: "string or a number" };

function isScalar(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value === null) return "empty";
  return typeof value === "object" ? "a map" : `a ${typeof value}`;
}
