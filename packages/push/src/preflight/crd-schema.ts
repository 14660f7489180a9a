import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { childOf, type FieldPath, formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import { writeFieldPath } from "../manifests/field-paths.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

/** The part of a structural schema that is checked here (`apiextensions.k8s.io/v1`, JSONSchemaProps). */
interface Schema {
  readonly type?: string;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly "x-kubernetes-list-type"?: "atomic" | "map" | "set";
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-embedded-resource"?: boolean;
}

interface CrdVersions {
  readonly versions?: readonly { readonly name?: string; readonly schema?: { readonly openAPIV3Schema?: Schema } }[];
}

interface SchemaViolation {
  readonly path: FieldPath;
  readonly what: string;
}

/**
 * Checks an object against the schema of a CRD that is not installed yet: unknown and missing fields, types,
 * enumerations and bounds. Patterns and CEL rules are left to the server.
 * @returns a fault for each violation; undefined if the CRD has no schema for this version
 */
export function crdViolations(planned: PlannedObject, crd: KubernetesObject): readonly UserError[] | undefined {
  const { versions = [] } = (crd.spec ?? {}) as CrdVersions;
  const version = planned.ref.apiVersion.slice(planned.ref.apiVersion.indexOf("/") + 1);
  const schema = versions.find(({ name }) => name === version)?.schema?.openAPIV3Schema;
  if (schema === undefined) return undefined;
  const violations = [
    ...violationsOf(planned.object, { ...schema, "x-kubernetes-embedded-resource": true }, []),
    ...violationsOf(planned.object.metadata, metadataSchema, ["metadata"]),
    ...nameViolations(planned.object.metadata.name),
  ];
  return violations.map(
    ({ path, what }) =>
      new UserError(`${formatRef(planned.ref)} is refused: ${writeFieldPath(path)}: ${what}`, {
        code: "refused",
        hint: `The schema comes from CustomResourceDefinition/${crd.metadata.name} in the manifests.`,
        location: planned.source.locate(path),
      }),
  );
}

const stringMap: Schema = { type: "object", additionalProperties: { type: "string" } };

/** The fields of `metadata` that people write (`meta/v1`, ObjectMeta). */
const metadataSchema: Schema = {
  properties: { labels: stringMap, annotations: stringMap },
  "x-kubernetes-preserve-unknown-fields": true,
};

/** A label of a DNS subdomain (RFC 1123), the form of a custom resource's name. */
const namePart = /^[a-z0-9]([a-z0-9-]{0,251}[a-z0-9])?$/;

function nameViolations(name: string | undefined): readonly SchemaViolation[] {
  if (name === undefined || (name.length <= 253 && name.split(".").every((part) => namePart.test(part)))) return [];
  return [{ path: ["metadata", "name"], what: "must be lower-case letters, digits, '-' and '.', at most 253" }];
}

function violationsOf(value: unknown, schema: Schema, path: FieldPath): readonly SchemaViolation[] {
  // The server drops a null field or fills in its default.
  if (value === null || value === undefined) return [];
  const wanted = schema["x-kubernetes-int-or-string"] ? "integer or string" : schema.type;
  if (wanted !== undefined && !fits(value, wanted)) {
    return [{ path, what: `must be ${withArticle(wanted)}, but is ${withArticle(typeOf(value))}` }];
  }
  if (schema.enum !== undefined && !schema.enum.some((one) => isDeepStrictEqual(one, value))) {
    return [{ path, what: `must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(", ")}` }];
  }
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum)
    return [{ path, what: `must be at least ${schema.minimum}` }];
  if (typeof value === "number" && schema.maximum !== undefined && value > schema.maximum)
    return [{ path, what: `must be at most ${schema.maximum}` }];
  const { items } = schema;
  if (Array.isArray(value)) {
    const repeated = repeatedItems(value, schema).map((index) => ({
      path: [...path, index],
      what: "is repeated",
    }));
    if (items === undefined) return repeated;
    return [...repeated, ...value.flatMap((each, index) => violationsOf(each, items, [...path, index]))];
  }
  return typeof value === "object" ? mapViolations(value as Readonly<Record<string, unknown>>, schema, path) : [];
}

/** The indices of repeated items in a set, or in a list with keys. */
function repeatedItems(list: readonly unknown[], schema: Schema): readonly number[] {
  const type = schema["x-kubernetes-list-type"];
  if (type !== "set" && type !== "map") return [];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const keyOf = (item: unknown) =>
    JSON.stringify(
      type === "set" ? item : keys.map((key) => childOf(item, key) ?? schema.items?.properties?.[key]?.default),
    );
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

/** Fields that every object has. */
const objectFields: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

function mapViolations(
  map: Readonly<Record<string, unknown>>,
  schema: Schema,
  path: FieldPath,
): readonly SchemaViolation[] {
  const { properties = {}, additionalProperties, required = [] } = schema;
  const isOpen =
    schema["x-kubernetes-preserve-unknown-fields"] === true ||
    additionalProperties === true ||
    (schema.properties === undefined && additionalProperties === undefined);
  const isObject = schema["x-kubernetes-embedded-resource"] === true;
  const missing = required
    .filter((name) => map[name] === undefined && properties[name]?.default === undefined)
    .filter((name) => !(isObject && objectFields.has(name)))
    .map((name) => ({ path: [...path, name], what: "is required" }));
  const inFields = Object.entries(map).flatMap(([name, value]): readonly SchemaViolation[] => {
    if (isObject && objectFields.has(name)) return [];
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return violationsOf(value, known, [...path, name]);
    if (typeof additionalProperties === "object") return violationsOf(value, additionalProperties, [...path, name]);
    return isOpen ? [] : [{ path: [...path, name], what: "unknown field" }];
  });
  return [...missing, ...inFields];
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "integer or string":
      return typeof value === "string" || Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** A type with its article, named as in the server's schema errors: lists and maps. */
function withArticle(type: string): string {
  const word = { array: "list", object: "map" }[type] ?? type;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}
