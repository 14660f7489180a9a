import { parseImageOverrides, userFaults } from "@pushpull/core";
import { describe, expect, test } from "vitest";
import type { Checkout } from "../../../packages/pull/src/git/types.ts";
import { planPull } from "../../../packages/pull/src/plan.ts";
import { newDigest, oldDigest } from "./place-cases.ts";

type Files = Readonly<Record<string, string>>;

/** A commit with these files. What a plan does not ask of it is not there. */
function commitOf(files: Files): Checkout {
  const all = Object.entries(files);
  const read: Checkout["read"] = async (paths) =>
    new Map(
      all
        .filter(([path]) => paths.includes(path))
        .map(([path, text]) => [path, { mode: "100644", size: text.length, content: Buffer.from(text) }]),
    );
  const search: Checkout["search"] = async (texts) =>
    all.filter(([, text]) => texts.length === 0 || texts.some((each) => text.includes(each))).map(([path]) => path);
  return { branch: "main", read, search } as Partial<Checkout> as Checkout;
}

/** The files that a plan changes, or what it says instead. */
async function planned(files: Files, image: string, options: { readonly addMissing?: boolean } = {}) {
  const intent = {
    images: parseImageOverrides([{ text: image, line: 1 }]).overrides,
    set: [],
    manifests: [],
    repository: { url: "file:///deploy", name: "deploy", page: undefined },
    all: false,
    addMissing: false,
    ...options,
  };
  try {
    const { edits, apply } = await planPull(commitOf(files), intent);
    return Object.fromEntries([...apply(edits)].map(([path, bytes]) => [path, bytes.toString()]));
  } catch (error) {
    return userFaults(error)?.map(({ message, hint }) => `${message}\n${hint}`);
  }
}

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - image: ${image}\n`;

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

  test("is none that a line can choose where the key is another", async () => {
    const entries = "images:\n- {name: acme/web, newTag: '1'}\n- {name: web, newName: acme/web, newTag: '2'}\n";
    const said = await planned({ "kustomization.yaml": entries }, `acme/web=@${newDigest}`);
    expect(said).toEqual([
      expect.stringMatching(/\nChange them all with `all: true`, or the one that is meant by hand\.$/),
    ]);
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
  const changed = await planned(files, "ghcr.io/acme/shop/web=v2");
  expect(Object.keys(changed ?? {}).toSorted()).toEqual(["pod.yaml", "web/values.yaml"]);
});
