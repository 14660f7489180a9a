import { describe, expect, test } from "vitest";
import { alreadyUpToDate } from "../../../packages/pull/src/deliver/decide.ts";
import { newDigest, oldDigest } from "./place-cases.ts";
import { alreadySetIn, planned, pod } from "./planned.ts";

describe("an image with several versions in one file", () => {
  test.each([
    [
      "is chosen by the line that sets one of them",
      `${pod("acme/web:1")}---\n${pod("acme/web:2")}`,
      "acme/web=3",
      "set: web.yaml#1:spec.containers[0].image=acme/web:3\nset: web.yaml#2:spec.containers[0].image=acme/web:3",
    ],
    [
      "is not chosen by what is so already",
      `${pod("acme/web:1")}---\n${pod("acme/web:2")}`,
      "acme/web=2",
      "set: web.yaml#1:spec.containers[0].image=acme/web:2",
    ],
    [
      "is not chosen by a line that would not make it so",
      `a: {image: {repository: acme/web, tag: v1, digest: "${oldDigest}"}}\nb: {image: {repository: acme/web, tag: v2}}\n`,
      `acme/web=@${newDigest}`,
      `set: web.yaml:b.image.tag=v2@${newDigest}`,
    ],
  ])("%s", async (_, text, image, lines) => {
    const [said = ""] = (await planned({ "web.yaml": text }, image)) as readonly string[];
    expect(said.slice(said.indexOf("set:"))).toBe(lines);
  });

  test("is chosen by an item's own field, so that the line means the same when the list has got others", async () => {
    const list = (field: string) =>
      `spec:\n  apps:\n    - ${field}: dev\n      on: 1\n      image: acme/web:1\n    - ${field}: prod\n      on: 1\n      image: acme/web:2\n`;
    const lines = async (field: string) => {
      const [said = ""] = (await planned({ "web.yaml": list(field) }, "acme/web=3")) as readonly string[];
      return said.slice(said.indexOf("set:"));
    };
    expect(await lines("env")).toBe(
      "set: web.yaml:spec.apps[env=dev].image=acme/web:3\nset: web.yaml:spec.apps[env=prod].image=acme/web:3",
    );
    expect(await lines("version")).toContain("set: web.yaml:spec.apps[0].image");
  });

  test("is told how the lines go into a step: in the place of another, or with those of other images", async () => {
    const two = (name: string) => `${pod(`acme/${name}:1`)}---\n${pod(`acme/${name}:2`)}`;
    const [set = ""] = (await planned({ "web.yaml": two("web") }, "acme/web=3")) as readonly string[];
    expect(set).toContain("\nChoose with one of these lines (`set` instead of the image's line in `images`), or");
    const files = Object.fromEntries(
      ["web", "api"].flatMap((name) => [1, 2].map((tag) => [`${name}${tag}.yaml`, pod(`acme/${name}:${tag}`)])),
    );
    for (const said of (await planned(files, "acme/web=3\nacme/api=3")) as readonly string[]) {
      expect(said).toContain(
        "\nChoose with one of these lines (one `manifests` for all images, one path per line), or",
      );
    }
  });

  test("is none that a line can choose where the key is another", async () => {
    const entries = "images:\n- {name: acme/web, newTag: '1'}\n- {name: web, newName: acme/web, newTag: '2'}\n";
    const said = await planned({ "kustomization.yaml": entries }, `acme/web=@${newDigest}`);
    expect(said).toEqual([expect.stringMatching(/\nChange them all with `all: true`, or one of them by hand\.$/)]);
  });
});

test("an entry without a version gets one, where entries may be added too", async () => {
  const file = "kustomization.yaml";
  const before = "images:\n- name: web\n  newName: acme/web\n";
  expect(await planned({ [file]: before }, "web=2.1.0", { addMissing: true })).toEqual({
    [file]: `${before}  newTag: 2.1.0\n`,
  });
});

test.each([
  ["ghcr.io", "acme/shop/web"],
  ["ghcr.io/acme", "shop/web"],
  ['"ghcr.io/acme/shop"', "web"],
])("an image that is split into %s and %s is found beside one that is written whole", async (registry, repository) => {
  const files = {
    "pod.yaml": pod("ghcr.io/acme/shop/web:v1"),
    "web/values.yaml": `image:\n  registry: ${registry}\n  repository: ${repository}\n  tag: v1\n`,
  };
  const changed = await planned(files, "ghcr.io/acme/shop/web=v2", { all: true });
  expect(Object.keys(changed ?? {}).toSorted()).toEqual(["pod.yaml", "web/values.yaml"]);
});

describe("a value that two lines set", () => {
  const values = "image:\n  repository: acme/web\n  tag: v1\n";
  test("is a fault that names both", async () => {
    const said = (set: string) => planned({ "values.yaml": values }, "# why\nacme/web=v2", { set });
    expect(await said("values.yaml:image.tag=v3")).toEqual([
      "Input 'set', line 1 and input 'images', line 2 both set image.tag in values.yaml:3\nKeep one of them.",
    ]);
    const list = "apps:\n  - name: web\n    size: 1\n";
    const set = "values.yaml:apps[0].size=2\nvalues.yaml:apps[name=web].size=3";
    expect(await planned({ "values.yaml": list }, "", { set })).toEqual([
      "Input 'set', line 2 and input 'set', line 1 both set apps[0].size in values.yaml:3\nKeep one of them.",
    ]);
  });

  test("may be added to a map beside others", async () => {
    const set = "values.yaml:probe.path=/up\nvalues.yaml:probe.port=80";
    expect(await planned({ "values.yaml": "a: 1\n" }, "", { set, addMissing: true })).toEqual({
      "values.yaml": "a: 1\nprobe:\n  path: /up\n  port: 80\n",
    });
  });
});

test("what is so already is said with its place", async () => {
  const standing = await alreadySetIn(
    { "values.yaml": "image:\n  repository: acme/web\n  tag: v2\nreplicas: 3\n" },
    "acme/web=v2",
    { set: "values.yaml:replicas=3" },
  );
  expect(alreadyUpToDate(standing)).toBe(
    "Already up to date: acme/web is v2 in values.yaml:3, replicas is 3 in values.yaml:4",
  );
  expect(alreadyUpToDate(Array.from({ length: 9 }, () => standing).flat())).toMatch(/, and 13 more$/);
  expect(alreadyUpToDate([])).toBeUndefined();
});

describe("an image where no rule reads one", () => {
  const custom = (value: string) => `apiVersion: acme.example/v1\nkind: Shop\nspec:\n  web: ${value}\n`;
  const all = (value: string) => ({ "pod.yaml": pod("acme/web:1"), "shop.yaml": custom(value) });
  const said = (value: string, image: string) =>
    value === image
      ? `shop.yaml contains ${image} in line 4, which is not recognized as an image: \`set: shop.yaml:spec.web=${value.replace(":1", ":2")}\` would set it`
      : `shop.yaml contains ${image} in line ${value.includes("\n") ? 5 : 4}, which is not recognized as an image: it is part of a longer text, which must be changed by hand`;

  test.each([
    ["acme/web:1", "acme/web:1"],
    ["docker.io/acme/web:1", "docker.io/acme/web:1"],
    ["--image=acme/web:1", "acme/web:1"],
    ["oci://docker.io/acme/web:1", "docker.io/acme/web:1"],
    ['\'[{"image": "acme/web:1"}]\'', "acme/web:1"],
    ["|\n    Runs acme/web:1.", "acme/web:1"],
  ])("is left as it is and said: %s", async (value, image) => {
    const left: string[] = [];
    expect(await planned(all(value), "acme/web=2", { left })).toEqual({ "pod.yaml": pod("acme/web:2") });
    expect(left).toEqual([said(value, image)]);
  });

  test.each([
    "acme/web",
    "acme/web:2",
    "acme/web-proxy:1",
    "ghcr.io/acme/web:1",
    "acme/web:pr-{{ .number }}",
    "https://acme/web:1/",
  ])("is none that is missed: %s", async (value) => {
    const left: string[] = [];
    await planned(all(value), "acme/web=2", { left });
    expect(left).toEqual([]);
  });

  test("is not said where a line of set changes it, or one in it", async () => {
    for (const value of ["acme/web:1", "|\n    image: acme/web:1"]) {
      const set = `shop.yaml:spec.web${value.startsWith("|") ? ".image" : ""}=acme/web:2`;
      const left: string[] = [];
      expect(await planned(all(value), "acme/web=2", { set, left })).toMatchObject({
        "shop.yaml": custom(value.replace(":1", ":2")),
      });
      expect(left).toEqual([]);
    }
  });
});
