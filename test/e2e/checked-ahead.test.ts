/** What the server can only judge once a namespace or a CRD of the set is there, and how far it is checked before. */
import { describe, expect, test } from "vitest";
import { get, kubectl } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { pushManifests } from "./push-manifests.ts";
import { strictToys } from "./toys.ts";

describe.concurrent("objects whose namespace or CRD is in the same manifests are checked before the first write:", () => {
  const typo = deployment("d", "busybox:1").replace("image:", "imagepullpolicy: Always\n          image:");

  test("an unknown field, a wrong type and a broken rule, in the dry run as in the run, and nothing is written", async () => {
    const { namespace, push } = await pushManifests({
      "a.yaml": configMap("c"),
      "b.yaml": typo,
      "c.yaml": deployment("e", "busybox:1").replace("matchLabels: { app: e }", "matchLabels: { app: other }"),
      "d.yaml": 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec:\n  ports:\n    - port: "80"\n',
    });
    const inputs = { namespace: `${namespace}-new`, "create-namespace": "true" };
    for (const dry of ["true", "false"]) {
      const run = await push({ ...inputs, "dry-run": dry });
      expect(run.errors).toEqual([
        expect.stringMatching(/^b\.yaml:\d+: Deployment\/d is refused: .*imagepullpolicy: unknown field/),
        expect.stringMatching(/^c\.yaml:\d+: Deployment\/e is refused: spec\.template\.metadata\.labels: .*selector/),
        expect.stringMatching(
          /^d\.yaml:6: Service\/s is refused: .*port: must be a number, but is the string "80": remove the quotes/,
        ),
      ]);
      expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    }
    expect(await get("namespace", `${namespace}-new`, "default")).toBeUndefined();
  });

  test("an object of the same name in the namespace where it is checked makes no difference", async () => {
    const { namespace, workspace, push } = await pushManifests({});
    await workspace.write({ "a.yaml": configMap(namespace) });
    const other = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: namespace }, immutable: true };
    await kubectl(["create", "--namespace=default", "-f", "-"], JSON.stringify(other));
    const run = await push({ namespace: `${namespace}-new`, "create-namespace": "true" });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", namespace, `${namespace}-new`)).toBeDefined();
    expect((await get("configmap", namespace, "default"))?.data).toBeUndefined();
    await kubectl(["delete", "configmap", namespace, "--namespace=default"]);
  });

  test("a custom resource against the schema of its CRD, and the dry run logs what was not checked", async () => {
    const { namespace, workspace, push } = await pushManifests({});
    const group = `schema.${namespace}.test`;
    const toy = (spec: string) => `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: ${spec}\n`;
    await workspace.write({ "crd.yaml": strictToys(group), "toy.yaml": toy('{size: "3", color: blue, wheels: 1}') });
    for (const dry of ["true", "false"]) {
      const { errors } = await push({ "dry-run": dry });
      expect(errors).toEqual([
        expect.stringMatching(/^toy\.yaml:4: Toy\/ball is refused: spec\.size: must be an integer, but is a string/),
        expect.stringMatching(/^toy\.yaml:4: Toy\/ball is refused: spec\.color: must be one of "red", "green"/),
        expect.stringMatching(/^toy\.yaml:4: Toy\/ball is refused: spec\.wheels: unknown field/),
      ]);
    }
    expect(await get("customresourcedefinition", `toys.${group}`, "default")).toBeUndefined();

    await workspace.write({ "toy.yaml": toy("{size: 3, color: red}"), "a.yaml": configMap("a") });
    const inputs = { namespace: `${namespace}-new`, "create-namespace": "true" };
    const planned = await push({ ...inputs, "dry-run": "true" });
    expect(planned.errors).toEqual([]);
    expect(planned.log).toMatch(/^Checked in namespace default, .*: ConfigMap\/a\. /m);
    expect(planned.log).toMatch(
      /^Checked only against the schema of their CustomResourceDefinition in the manifests, .*: Toy\/ball\. /m,
    );
    expect((await push(inputs)).errors).toEqual([]);
    expect(await get(`toys.${group}`, "ball", `${namespace}-new`)).toMatchObject({ spec: { size: 3, color: "red" } });
  });

  test("what only the server can validate is checked once the CRD exists, before anything else is written", async () => {
    const { namespace, workspace, push } = await pushManifests({});
    const group = `rules.${namespace}.test`;
    const rule = "spec: {x-kubernetes-validations: [{rule: self.size < 9}], type: object,";
    await workspace.write({
      "1.yaml": strictToys(group).replace("spec: {type: object,", rule),
      "2.yaml": configMap("a"),
      "3.yaml": `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: {size: 10}\n`,
    });
    const run = await push();
    expect(run.errors).toEqual([expect.stringMatching(/^3\.yaml:\d: Toy\/ball is refused: spec: .*self\.size < 9/)]);
    expect(run.report?.objects.map(({ name, action }) => `${name} ${action}`)).toEqual([
      `toys.${group} created`,
      "a skipped",
      "ball failed",
    ]);
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });
});
