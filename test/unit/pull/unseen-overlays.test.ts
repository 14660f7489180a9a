/** Ways in which Kustomize sets an image besides entries and patches that name it. */
import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";

const base = { "base/pod.yaml": pod("acme/web:v1"), "base/kustomization.yaml": "resources: [pod.yaml]\n" };
const over = (fields: string) => ({ "over/kustomization.yaml": `resources: [../base]\n${fields}` });
const patch = (image: string) => pod(image).replace("- image", "- name: main\n      image");
const named = { ...base, "base/pod.yaml": patch("acme/web:v1") };
const operation = (text: string) => `[{${text}}]`;
const image = "/spec/containers/0/image";
const replaced = operation(`op: replace, path: ${image}, value: "mirror.internal/acme/web:v1"`);

describe("an image is not changed without effect where it is set by", () => {
  test.each([
    ["a patch in a file of any name", { ...over("patches: [{path: p.txt}]\n"), "over/p.txt": patch("mirror/web:v1") }],
    [
      "a strategic merge patch in a file of any name",
      { ...over("patchesStrategicMerge: [p.patch]\n"), "over/p.patch": patch("mirror/web:v1") },
    ],
    [
      "a JSON patch in a file of any name",
      { ...over("patchesJson6902: [{path: p, target: {kind: Pod, name: web}}]\n"), "over/p": replaced },
    ],
    [
      "a patch with another name of the image",
      { ...over("patches: [{path: p.yaml}]\n"), "over/p.yaml": patch("mirror.internal/acme/web:v1") },
    ],
    ["an inline operation", over(`patches:\n- target: {kind: Pod}\n  patch: '${replaced}'\n`)],
    ["a patch in fields of another case", over(`Patches:\n- Target: {kind: Pod}\n  Patch: '${replaced}'\n`)],
    [
      "an operation that copies it",
      over(
        `patches:\n- target: {kind: Pod}\n  patch: '${operation(`op: copy, from: /metadata/name, path: ${image}`)}'\n`,
      ),
    ],
    [
      "an operation that moves a container",
      over(
        `patches:\n- target: {kind: Pod}\n  patch: '${operation("op: move, from: /spec/x, path: /spec/containers/0")}'\n`,
      ),
    ],
    [
      "an operation that removes it",
      over(`patches:\n- target: {kind: Pod}\n  patch: '${operation("op: remove, path: /spec/containers/0")}'\n`),
    ],
    ["an entry by a pattern", over("images: [{name: acme/we., newTag: v1}]\n")],
    ["an entry by a pattern for all images of a folder", over("images: [{name: acme/.*, newTag: v1}]\n")],
    ["an entry by a pattern with a group", over("images: [{name: acme/(web), newTag: v1}]\n")],
    ["an entry by a pattern for versions too", over("images: [{name: 'acme/web:.*', newTag: v1}]\n")],
    [
      "an entry by a pattern in its own folder",
      { "base/kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: .*/web, digest: x}]\n" },
    ],
    ["an entry in a field of another case", over("images: [{Name: acme/web, NewTag: v1}]\n")],
    ["an entry with a version in another case", over("images: [{name: acme/web, NewTag: v1}]\n")],
    [
      "an entry by the name that another one gave it",
      {
        "mid/kustomization.yaml": "resources: [../base]\nimages: [{name: acme/web, newName: web}]\n",
        "over/kustomization.yaml": "resources: [../mid]\nimages: [{name: web, newTag: v1}]\n",
      },
    ],
    [
      "a transformer in a field of another case",
      {
        ...over("Transformers: [t.yaml]\n"),
        "over/t.yaml":
          "apiVersion: builtin\nkind: ImageTagTransformer\nmetadata: {name: t}\nimageTag: {name: 'acme/w[e]b', newTag: v1}\n",
      },
    ],
  ])("%s", async (_, files) => {
    const said =
      /would have no effect, since its image is set in:|sets it in a way that cannot be followed|is in another case than/;
    for (const options of [{ all: true }, { manifests: ["base"] }]) {
      const faults = await planned({ ...named, ...files }, "acme/web=v2", options);
      expect(faults).toEqual([expect.stringMatching(said)]);
    }
  });

  test("a pattern of an overlay besides another that has an entry", async () => {
    const files = {
      ...base,
      "dev/kustomization.yaml": "resources: [../base]\nimages: [{name: acme/web, newTag: v1}]\n",
      "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: acme/.*, newTag: v1}]\n",
    };
    expect(await planned(files, "acme/web=v2", { all: true })).toEqual([
      expect.stringContaining(
        "acme/web cannot become acme/web:v2 at base/pod.yaml:6: prod/kustomization.yaml:2 sets it in a way that cannot be followed",
      ),
    ]);
  });
});

describe("an image is changed where", () => {
  test("the list of entries is in another case", async () => {
    const files = { ...base, ...over("Images:\n- name: acme/web\n  newTag: v1\n") };
    expect(await planned(files, "acme/web=v2")).toEqual({
      "over/kustomization.yaml": files["over/kustomization.yaml"].replace("v1", "v2"),
    });
  });

  test("an overlay with resources in another case has an entry", async () => {
    const files = {
      ...base,
      "over/kustomization.yaml": "Resources: [../base]\nimages: [{name: acme/web, newTag: v1}]\n",
    };
    expect(await planned(files, "acme/web=v2")).toEqual({
      "over/kustomization.yaml": files["over/kustomization.yaml"].replace("v1", "v2"),
    });
  });

  test.each([
    [
      "a pattern is for others",
      over(
        "images: [{name: acme/web-.*, newTag: v1}, {name: acme.web, newTag: v1, digest: ''}]\n".replace(
          "acme.web",
          "other.web",
        ),
      ),
    ],
    ["a name with dots is for another registry", over("images: [{name: ghcr.io/acme/web, newTag: v1}]\n")],
    [
      "a patch is for another object",
      { ...over("patches: [{path: p.txt}]\n"), "over/p.txt": patch("x:1").replace("name: web", "name: api") },
    ],
    [
      "an operation copies to another field",
      over(
        `patches:\n- target: {kind: Pod}\n  patch: '${operation("op: copy, from: /metadata/name, path: /spec/hostname")}'\n`,
      ),
    ],
    [
      "an operation removes another container",
      over(`patches:\n- target: {kind: Pod}\n  patch: '${operation("op: remove, path: /spec/containers/1")}'\n`),
    ],
  ])("%s", async (_, files) => {
    const changed = await planned({ ...named, ...files }, "acme/web=v2");
    expect(changed).toMatchObject({ "base/pod.yaml": patch("acme/web:v2") });
  });
});
