import {
  isInlineText,
  type KustomizationFieldUse,
  pointerSteps,
  useOfField,
  writtenKey,
} from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";

describe("the use of the texts in a kustomization's field", () => {
  test.each<[field: string, use: KustomizationFieldUse]>([
    ["images", "value"],
    ["imageTags", "value"],
    ["namePrefix", "value"],
    ["commonLabels", "value"],
    ["buildMetadata", "value"],
    ["patches", "file"],
    ["patchesStrategicMerge", "file"],
    ["patchesJson6902", "file"],
    ["crds", "file"],
    ["openapi", "file"],
    ["configMapGenerator", "file"],
    ["secretGenerator", "file"],
    ["helmCharts", "file"],
    ["replacements", "file"],
    ["resources", "base"],
    ["bases", "base"],
    ["components", "base"],
    ["generators", "plugin"],
    ["transformers", "plugin"],
    ["validators", "plugin"],
    ["ofALaterVersion", "base"],
    ["RESOURCES", "base"],
    ["cRdS", "file"],
    ["patche\u017F", "file"],
    ["\u212Aind", "value"],
  ])("%s: %s", (field, use) => {
    expect(useOfField(field)).toBe(use);
  });
});

test.each([
  [{ Images: [] }, "images", "Images"],
  [{ Images: [], images: [] }, "images", "images"],
  [{ "image\u017F": [] }, "images", "image\u017F"],
  [{ resources: [] }, "images", "images"],
  [["images"], "images", "images"],
  [null, "images", "images"],
])("a field is found in any case: in %j, %s is %s", (value, name, written) => {
  expect(writtenKey(value, name)).toBe(written);
});

test.each([
  ["patch.yaml", false],
  ["../base", false],
  ["kind: Pod\nmetadata: {name: web}", true],
  ["{kind: Pod, metadata: {name: web}}", true],
  ["[{op: remove, path: /spec}]", true],
])("%j is inline: %s", (text, isInline) => {
  expect(isInlineText(text)).toBe(isInline);
});

test.each([
  ["/spec/template", ["spec", "template"]],
  ["/metadata/annotations/a.b~1c~0d", ["metadata", "annotations", "a.b/c~d"]],
  ["/a~01", ["a~1"]],
  ["", []],
])("the JSON pointer %j has the steps %j", (pointer, steps) => {
  expect(pointerSteps(pointer)).toEqual(steps);
});
