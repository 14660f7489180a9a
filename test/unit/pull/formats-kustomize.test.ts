import { parseImageOverrides } from "@pushpull/core/images";
import { describe, expect, test } from "vitest";
import { addImageEntries } from "../../../packages/pull/src/find/formats/kustomize-entries.ts";
import { kustomize } from "../../../packages/pull/src/find/formats/kustomize-format.ts";
import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { newDigest, oldDigest, placesIn, withImages } from "./place-cases.ts";

const file = "kustomization.yaml";

describe("an entry of a kustomization", () => {
  test.each([
    ["name: a, newTag: v1", "images[0].newTag: a:v1"],
    ["name: a, newName: b, newTag: v1", "images[0].newTag: b:v1"],
    ["name: a, newName: b", "images[0].newName: b"],
    ["name: a, tagSuffix: -x", "images[0].name: a"],
    [`name: A, newName: b, digest: "${oldDigest}"`, `images[0].digest: b@${oldDigest}`],
    [`name: a, newTag: v1, digest: "${oldDigest}"`, `images[0].newTag: a:v1@${oldDigest}`],
    ["name: a, newTag: 1.10", "images[0].newTag: a:1.1"],
    ["name: a, newTag: ''", "images[0].name: a"],
  ])("{%s} is the place %s", (entry, place) => {
    expect(placesIn(kustomize, `images: [{${entry}}]`, file)).toEqual([place]);
  });

  test.each([
    ["name: a\n  newTag: v1", "v2", "name: a\n  newTag: v2"],
    ["name: a\n  newTag: v1", "1.10", 'name: a\n  newTag: "1.10"'],
    ["name: a\n  newTag: 1.1", "1.1", 'name: a\n  newTag: "1.1"'],
    ["name: a\n  newTag: v1", `@${newDigest}`, `name: a\n  digest: ${newDigest}`],
    [`name: a\n  digest: ${oldDigest}`, "v2", "name: a\n  newTag: v2"],
    [`name: a\n  digest: ${oldDigest}\n  newTag: v1`, "v2", "name: a\n  newTag: v2"],
    [`name: a\n  digest: ${oldDigest}\n  newTag: v1`, `@${newDigest}`, `name: a\n  digest: ${newDigest}`],
    ["name: a\n  newTag: v1", `v2@${newDigest}`, `name: a\n  newTag: v2\n  digest: ${newDigest}`],
    [`name: a\n  digest: ${oldDigest}`, `v2@${newDigest}`, `name: a\n  newTag: v2\n  digest: ${newDigest}`],
    ["name: a", "v2", "name: a\n  newTag: v2"],
    ["name: a", `v2@${newDigest}`, `name: a\n  newTag: v2\n  digest: ${newDigest}`],
    ["newName: b\n  name: a", "v2", "newName: b\n  newTag: v2\n  name: a"],
    ["name: a\n  newTag: ''", "v2", "name: a\n  newTag: 'v2'"],
    ["name: a\n  tagSuffix: -x", "v2-x", "name: a\n  newTag: v2-x"],
    ["name: a\n  tagSuffix: -x\n  newTag: v1", "v2", "name: a\n  tagSuffix: -x\n  newTag: v2"],
    ["name: a\n  newTag: v1", "ghcr.io/acme/a:v2", "name: a\n  newName: ghcr.io/acme/a\n  newTag: v2"],
    ["name: a", "ghcr.io/acme/a:v2", "name: a\n  newName: ghcr.io/acme/a\n  newTag: v2"],
    ["name: a\n  newName: b\n  newTag: v1", "ghcr.io/acme/a:v2", "name: a\n  newName: ghcr.io/acme/a\n  newTag: v2"],
  ])("%j becomes with %s: %j", (before, version, after) => {
    expect(withImages(kustomize, `images:\n- ${before}\n`, version, file)).toBe(`images:\n- ${after}\n`);
  });

  test("is known by the name that it is for, too", () => {
    const [document] = parseFile("images: [{name: web, newName: ghcr.io/acme/web}]", file).documents;
    const found = document && kustomize({ file, document }, { policies: new Map() });
    expect(found?.[0]?.otherNames).toEqual(["web"]);
  });
});

test("an entry whose version is no text is none", () => {
  expect(
    placesIn(kustomize, "images: [{name: a, newTag: {from: b}}, {name: a, digest: [x]}, a, {newTag: v1}]", file),
  ).toEqual([]);
});

describe("a kustomization", () => {
  const entry = "images: [{name: a, newTag: v1}]";
  const header = (group: string, kind: string) => `apiVersion: ${group}/v1beta1\nkind: ${kind}\n${entry}`;

  test.each([
    ["is known by its kind", "any.yaml", header("kustomize.config.k8s.io", "Kustomization"), 1],
    ["may be a component", "any.yaml", header("kustomize.config.k8s.io", "Component"), 1],
    ["is known by its name", "overlays/dev/kustomization.yml", entry, 1],
    ["needs one of the two", "any.yaml", entry, 0],
    ["is not Flux's", "kustomization.yaml", header("kustomize.toolkit.fluxcd.io", "Kustomization"), 0],
    ["had other names for its fields", "Kustomization", "imageTags: [{name: a, newTag: v1}]", 1],
  ])("%s", (_, name, text, count) => {
    expect(placesIn(kustomize, text, name)).toHaveLength(count);
  });

  test.each([
    [
      "a strategic merge patch",
      "patches:\n- patch: |\n    kind: Pod\n    spec:\n      containers:\n      - image: a:1\n",
    ],
    ["an operation", "patches:\n- patch: |-\n    - {op: replace, path: /spec/containers/0/image, value: a:1}\n"],
    [
      "an added container",
      "patchesJson6902:\n- patch: |\n    - op: add\n      path: /spec/containers/-\n      value: {image: a:1}\n",
    ],
    [
      "a custom resource's own field",
      "patches:\n- patch: |\n    apiVersion: acme.example/v1\n    kind: Shop\n    spec:\n      runnerImage: a:1\n",
    ],
    ["an operation on one", "patches:\n- patch: |-\n    - {op: replace, path: /spec/image, value: a:1}\n"],
    ["JSON", `patches:\n- patch: '[{"op": "add", "path": "/spec/containers", "value": [{"image": "a:1"}]}]'\n`],
    ["a text in the list", "patchesStrategicMerge:\n- |\n  kind: Pod\n  spec: {containers: [{image: a:1}]}\n"],
  ])("has images in patches: %s", (_, text) => {
    expect(withImages(kustomize, text, "2", file)).toBe(text.replace("a:1", "a:2"));
    expect(placesIn(kustomize, text, file)).toHaveLength(1);
  });

  test.each([
    ["tests", "patches:\n- patch: |-\n    - {op: test, path: /spec/containers/0/image, value: a:1}\n"],
    ["names", "patches:\n- patch: |-\n    - {op: replace, path: /spec/containers/0/name, value: a:1}\n"],
    ["files", "patches:\n- path: a:1\npatchesStrategicMerge: [a.yaml]\n"],
  ])("has none in %s", (_, text) => {
    expect(placesIn(kustomize, text, file)).toEqual([]);
  });
});

test("a file of operations is a JSON patch", () => {
  const text = '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "a:1"}]';
  expect(withImages(kustomize, text, "2", "patch.json")).toBe(text.replace("a:1", "a:2"));
});

describe("a missing entry is added", () => {
  const entries = "- name: a\n  newTag: v1\n- name: b\n  newTag: v2\n";
  test.each([
    [
      "to a list",
      "images:\n- name: a\n  newTag: v1\n",
      "b=v2",
      "images:\n- name: a\n  newTag: v1\n- name: b\n  newTag: v2\n",
    ],
    ["to an empty list", "images: []\n", "b=v2", "images: [{name: b, newTag: v2}]\n"],
    ["where there is none", "resources: [x]\n", "b=v2", "resources: [x]\nimages:\n- name: b\n  newTag: v2\n"],
    [
      "with all that is asked for",
      "resources:\n- x\n",
      `b=ghcr.io/acme/b:1.10@${newDigest}`,
      `resources:\n- x\nimages:\n- name: b\n  newName: ghcr.io/acme/b\n  newTag: "1.10"\n  digest: ${newDigest}\n`,
    ],
    ["with another", "resources: [x]\n", "a=v1\nb=v2", `resources: [x]\nimages:\n${entries}`],
    ["with another where the list is empty", "images:\n", "a=v1\nb=v2", `images:\n${entries}`],
    [
      "in JSON",
      '{"images": []}',
      "a=v1\nb=v2",
      '{"images": [{"name": "a", "newTag": "v1"}, {"name": "b", "newTag": "v2"}]}',
    ],
    ["but not twice", "images: [{name: x, newName: b}]\n", "b=v2", "images: [{name: x, newName: b}]\n"],
  ])("%s", (_, before, input, after) => {
    const { documents } = parseFile(before, file);
    const { overrides } = parseImageOverrides(input.split("\n").map((text, index) => ({ text, line: index + 1 })));
    const [document] = documents;
    if (document === undefined) throw new Error("the case cannot be read");
    const changes = addImageEntries({ file, document }, overrides);
    expect(editFile(parseFile(before, file), [...changes.values()].flat())).toBe(after);
  });
});
