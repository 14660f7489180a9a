import { parseImageOverrides } from "@pushpull/core/images";
import { findImages } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { setImages } from "../../packages/push/src/images/set-images.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";

/** The images of manifests after lines of the input images, and what was wrong. */
function imagesAfter(yaml: string, ...lines: readonly string[]) {
  const { manifests, faults: unread } = readManifests(yaml, "deploy.yaml");
  const { overrides, faults: unset } = parseImageOverrides(lines.map((text, index) => ({ text, line: index + 1 })));
  expect([...unread, ...unset]).toEqual([]);
  const { manifests: set, faults, warnings } = setImages(manifests, overrides);
  const images = set.flatMap(({ object }) => findImages(object).map(({ image }) => image));
  return { images, faults, warnings, manifests, set };
}

const pod = "{containers: [{name: a, image: shop/web:v1}]}";
const head = (apiVersion: string, kind: string) => `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: x}`;

describe("images are set", () => {
  test.each([
    ["a Pod", `${head("v1", "Pod")}, spec: ${pod}}`],
    ["a Deployment", `${head("apps/v1", "Deployment")}, spec: {template: {spec: ${pod}}}}`],
    ["a CronJob", `${head("batch/v1", "CronJob")}, spec: {jobTemplate: {spec: {template: {spec: ${pod}}}}}}`],
    ["a List", `{apiVersion: v1, kind: List, items: [${head("v1", "Pod")}, spec: ${pod}}]}`],
    ["a PodTemplate", `${head("v1", "PodTemplate")}, template: {spec: ${pod}}}`],
    [
      "a custom resource with a pod template",
      `${head("acme.test/v1", "Fleet")}, spec: {parts: [{pod: {spec: ${pod}}}]}}`,
    ],
    ["init containers", `${head("v1", "Pod")}, spec: {initContainers: [{name: a, image: shop/web:v1}]}}`],
    ["ephemeral containers", `${head("v1", "Pod")}, spec: {ephemeralContainers: [{name: a, image: shop/web}]}}`],
    ["a volume's image", `${head("v1", "Pod")}, spec: {volumes: [{name: a, image: {reference: shop/web:v1}}]}}`],
  ])("in %s", (_, yaml) => {
    expect(imagesAfter(yaml, "shop/web=v2").images).toEqual(["shop/web:v2"]);
  });

  test("in every container that uses it, and in no other", () => {
    const containers = ["shop/web:v1", "docker.io/shop/web", "other/shop/web:v1", "shop/web-admin:v1"];
    const list = containers.map((image, index) => `{name: c${index}, image: "${image}"}`).join(", ");
    const { images } = imagesAfter(`${head("v1", "Pod")}, spec: {containers: [${list}]}}`, "shop/web=v2");
    expect(images).toEqual(["shop/web:v2", "docker.io/shop/web:v2", "other/shop/web:v1", "shop/web-admin:v1"]);
  });

  test("without touching what was read", () => {
    const { manifests, set } = imagesAfter(
      `${head("v1", "Pod")}, spec: ${pod}}\n---\n${head("v1", "ConfigMap")}, data: {image: shop/web:v1}}`,
      "shop/web=v2",
    );
    expect(JSON.stringify(manifests[0])).toContain("shop/web:v1");
    expect(set[1]).toBe(manifests[1]);
  });

  test("so that the source lists the fields that differ from the file", () => {
    const yaml = `${head("v1", "Pod")}, spec: {containers: [{name: a, image: nginx}, {name: b, image: "shop/web:v1"}]}}`;
    const { set } = imagesAfter(yaml, "shop/web=v2");
    expect(set[0]?.source.overridden).toEqual([["spec", "containers", 1, "image"]]);
  });
});

describe("an image that no manifest uses", () => {
  const yaml = `${head("v1", "Pod")}, spec: {containers: [{name: a, image: registry.example/shop/web:v1}, {name: b, image: nginx}]}}`;

  test("is a fault that lists similar images, a missing registry before another name", () => {
    const { faults } = imagesAfter(yaml, "shop/web=v2");
    expect(faults).toMatchObject([
      {
        code: "image",
        message: "Input 'images': no manifest uses image shop/web",
        hint: "Similar images: registry.example/shop/web, nginx.",
      },
    ]);
  });

  test("is reported if there are no images", () => {
    const { faults } = imagesAfter(`${head("v1", "ConfigMap")}}`, "shop/web=v2", "nginx=1");
    expect(faults.map(({ hint }) => hint)).toEqual(Array(2).fill("The manifests contain no images."));
  });
});

describe("an image with several versions in the manifests", () => {
  const with2 = (a: string, b: string) =>
    `${head("v1", "Pod")},\nspec: {containers: [{name: a, image: "${a}"},\n{name: b, image: "${b}"}]}}`;

  test("is set everywhere, with a warning that lists object, container, file and line", () => {
    const { images, warnings } = imagesAfter(with2("shop/web:v1", "docker.io/shop/web"), "shop/web=v2");
    expect(images).toEqual(["shop/web:v2", "docker.io/shop/web:v2"]);
    expect(warnings).toMatchObject([{ location: { file: "deploy.yaml", line: 2 } }]);
    const [first, ...places] = warnings[0]?.message.split("\n") ?? [];
    expect(first).toMatch(/^Input 'images': shop\/web has 2 different versions in the manifests, .* set to v2\. /);
    expect(places).toEqual([
      "deploy.yaml:2: Pod/x, container a: shop/web:v1",
      "deploy.yaml:3: Pod/x, container b: docker.io/shop/web",
    ]);
  });

  test.each([
    ["the same version in all places", with2("shop/web:v1", "docker.io/shop/web:v1"), "shop/web=v2"],
    ["several, of which none is replaced", with2("shop/web:v1", "shop/web:v3"), "shop/web=mirror.example/shop/web"],
    ["another image at another version", with2("shop/web:v1", "shop/api:v3"), "shop/web=v2"],
  ])("is no matter with %s", (_, yaml, line) => {
    expect(imagesAfter(yaml, line).warnings).toEqual([]);
  });

  test("lists the first ten fields, and the number of the others", () => {
    const containers = Array.from({ length: 12 }, (_, index) => `{name: c${index}, image: "shop/web:v${index}"}`);
    const yaml = `${head("v1", "Pod")}, spec: {containers: [${containers.join(", ")}]}}`;
    const lines = imagesAfter(yaml, "shop/web=v2").warnings[0]?.message.split("\n") ?? [];
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe("and 2 more");
  });
});
