/** Custom resources by the schema of a CRD that is not installed yet. */
import { describe, expect, test } from "vitest";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";
import { planPush } from "../../packages/push/src/plan/plan.ts";
import { crdViolations } from "../../packages/push/src/preflight/crd-schema.ts";
import { discovery } from "./plan-documents.ts";

/** What the schema says of a Toy, as `LINE: WORDS` without its name. */
function misfits(schema: string, toy: string, metadata = "{name: ball}") {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: toys.acme.test}
spec:
  group: acme.test
  scope: Namespaced
  names: {kind: Toy, plural: toys}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: ${schema}}}}}]
`;
  const { manifests } = readManifests(
    `${crd}---\napiVersion: acme.test/v1\nkind: Toy\nmetadata: ${metadata}\nspec: ${toy}\n`,
    "a.yaml",
  );
  const { plan, faults } = planPush({ manifests, discovery, namespace: "shop", createNamespace: false });
  expect(faults).toEqual([]);
  const objects = plan.waves.flatMap((wave) => wave.objects);
  const [definition, planned] = ["CustomResourceDefinition", "Toy"].map((kind) =>
    objects.find(({ ref }) => ref.kind === kind),
  );
  if (definition === undefined || planned === undefined) throw new Error("not planned");
  return crdViolations(planned, definition.object)?.map(({ message }) => message.replace("Toy/ball is refused: ", ""));
}

const fields = (properties: string, more = "") => `{type: object, ${more}properties: {${properties}}}`;

describe("a custom resource matches the schema of its CRD", () => {
  test.each([
    [
      "integers, numbers and booleans",
      fields("a: {type: integer}, b: {type: number}, c: {type: boolean}"),
      "{a: 3.0, b: 3, c: true}",
    ],
    [
      "an integer or text",
      fields("a: {x-kubernetes-int-or-string: true}, b: {x-kubernetes-int-or-string: true}"),
      "{a: 1, b: 50%}",
    ],
    [
      "fields that are kept without being known",
      "{type: object, x-kubernetes-preserve-unknown-fields: true}",
      "{any: {thing: 1}}",
    ],
    ["an object whose fields are not described", "{type: object}", "{any: 1}"],
    ["a map", "{type: object, additionalProperties: {type: string}}", "{a: b, c: d}"],
    ["an empty field", fields("a: {type: string}"), "{a: null}"],
    ["a required field that has a default", fields("a: {type: string, default: x}", "required: [a], "), "{}"],
    [
      "an object in it",
      fields("a: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: string}}}"),
      "{a: {apiVersion: v1, kind: Pod, metadata: {name: x}, spec: z}}",
    ],
    [
      "a list with keys that differ",
      fields(
        "a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n, p], items: {type: object, properties: {n: {type: string}, p: {type: string, default: TCP}}}}",
      ),
      "{a: [{n: x}, {n: x, p: UDP}]}",
    ],
  ])("with %s", (_, schema, toy) => {
    expect(misfits(schema, toy)).toEqual([]);
  });
});

describe("a custom resource violates the schema of its CRD", () => {
  test.each([
    ["a type", fields("a: {type: integer}"), '{a: "3"}', ["spec.a: must be an integer, but is a string"]],
    ["a fraction", fields("a: {type: integer}"), "{a: 1.5}", ["spec.a: must be an integer, but is a number"]],
    [
      "a map for a list",
      fields("a: {type: array, items: {type: string}}"),
      "{a: {b: c}}",
      ["spec.a: must be a list, but is a map"],
    ],
    [
      "an item",
      fields("a: {type: array, items: {type: string}}"),
      "{a: [x, 1]}",
      ["spec.a[1]: must be a string, but is an integer"],
    ],
    [
      "a value of a map",
      "{type: object, additionalProperties: {type: string}}",
      "{a: 1}",
      ["spec.a: must be a string, but is an integer"],
    ],
    ["an unknown field", fields("a: {type: string}"), "{b: x}", ["spec.b: unknown field"]],
    ["a missing field", fields("a: {type: string}", "required: [a], "), "{}", ["spec.a: is required"]],
    ["an enumeration", fields("a: {type: string, enum: [x, w]}"), "{a: z}", ['spec.a: must be one of "x", "w"']],
    [
      "bounds",
      fields("a: {type: integer, minimum: 2}, b: {type: integer, maximum: 5}"),
      "{a: 1, b: 6}",
      ["spec.a: must be at least 2", "spec.b: must be at most 5"],
    ],
    [
      "a set",
      fields("a: {type: array, x-kubernetes-list-type: set, items: {type: string}}"),
      "{a: [x, z, x]}",
      ["spec.a[2]: is repeated"],
    ],
    [
      "keys",
      fields(
        "a: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [n], items: {type: object, properties: {n: {type: string}}}}",
      ),
      "{a: [{n: x}, {n: x}]}",
      ["spec.a[1]: is repeated"],
    ],
  ])("because of %s", (_, schema, toy, faults) => {
    expect(misfits(schema, toy)).toEqual(faults);
  });

  test("because of a label that is no text, or of its name", () => {
    expect(misfits("{type: object}", "{}", "{name: ball, labels: {on: yes}}")).toEqual([
      "metadata.labels.true: must be a string, but is a boolean",
    ]);
    expect(misfits("{type: object}", "{}", "{name: Red_Ball}")?.join()).toMatch(/metadata\.name: must be lower-case/);
  });
});
