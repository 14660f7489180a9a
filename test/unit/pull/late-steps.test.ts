/** Kustomizations that set an image by transformers and replacements. */
import { describe, expect, test } from "vitest";
import { planned, pod } from "./planned.ts";

const transformer = (version: string, more = "") =>
  `apiVersion: builtin\nkind: ImageTagTransformer\nmetadata: {name: t}\nimageTag: {name: acme/web, ${version}}\n${more}`;

const replacement = (source: string, field = "spec.containers.0.image") =>
  `{source: ${source}, targets: [{select: {kind: Pod, name: web}, fieldPaths: ["${field}"]}]}`;

const versions = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: versions}\ndata:\n  web: ${value}\n`;

const base = { "pod.yaml": pod("acme/web:base") };

describe("the version that reaches the cluster is set: that of", () => {
  test.each([
    [
      "a transformer in a file",
      { "t.yaml": transformer("newTag: r17") },
      "resources: [pod.yaml]\ntransformers: [t.yaml]\n",
    ],
    [
      "a transformer in a folder",
      { "t/kustomization.yaml": "resources: [t.yaml]\n", "t/t.yaml": transformer("newTag: r17") },
      "resources: [pod.yaml]\ntransformers: [t]\n",
    ],
    [
      "the last of several transformers",
      { "a.yaml": transformer("newTag: v0"), "b.yaml": transformer("newTag: r17") },
      "resources: [pod.yaml]\ntransformers: [a.yaml, b.yaml]\n",
    ],
    [
      "a transformer after `images`",
      { "t.yaml": transformer("newTag: r17") },
      "resources: [pod.yaml]\nimages: [{name: acme/web, newTag: v0}]\ntransformers: [t.yaml]\n",
    ],
    [
      "a transformer of an overlay",
      {
        "over/kustomization.yaml": "resources: [..]\ntransformers: [t.yaml]\n",
        "over/t.yaml": transformer("newTag: r17"),
      },
      "resources: [pod.yaml]\nimages: [{name: acme/web, newTag: v0}]\n",
    ],
    [
      "a transformer with other transformers around it",
      {
        "t.yaml": transformer("newTag: r17"),
        "l.yaml": "apiVersion: builtin\nkind: LabelTransformer\nlabels: {a: web, b: acme/web}\n",
      },
      "resources: [pod.yaml]\ntransformers: [l.yaml, t.yaml, l.yaml]\n",
    ],
    [
      "an image that a replacement copies",
      { "cm.yaml": versions("x").replace("web: x", "image: acme/web:r17") },
      `resources: [pod.yaml, cm.yaml]\nreplacements: [${replacement("{kind: ConfigMap, fieldPath: data.image}")}]\n`,
    ],
    [
      "`images`, where a replacement is about another field",
      { "cm.yaml": versions("always") },
      `resources: [pod.yaml, cm.yaml]\nimages: [{name: acme/web, newTag: r17}]\nreplacements: [${replacement("{kind: ConfigMap, fieldPath: data.web}", "spec.restartPolicy")}]\n`,
    ],
  ] as const)("%s", async (_, files, kustomization) => {
    const all: Record<string, string> = { ...base, ...files, "kustomization.yaml": kustomization };
    const changed = await planned(all, "acme/web=r18");
    const [file, text] = Object.entries(all).find(([, each]) => each.includes("r17")) ?? ["", ""];
    expect(changed).toEqual({ [file]: text.replace("r17", "r18") });
  });

  test("a transformer in place, and what it names besides containers", async () => {
    const shop = "apiVersion: acme.example/v1\nkind: Shop\nmetadata: {name: web}\nspec: {image: 'acme/web:v0'}\n";
    const text = transformer("newTag: r17", "fieldSpecs: [{path: spec/image}]\n").replaceAll("\n", "\n    ").trimEnd();
    const kustomization = `resources: [shop.yaml]\ntransformers:\n  - |-\n    ${text}\n`;
    expect(await planned({ "shop.yaml": shop, "kustomization.yaml": kustomization }, "acme/web=r18")).toEqual({
      "kustomization.yaml": kustomization.replace("r17", "r18"),
    });
  });
});

describe("nothing is set where no place is known to take effect: under", () => {
  const refusal = "acme/web cannot become acme/web:v2 at pod.yaml:6: ";
  const cm = { "cm.yaml": versions("v1") };
  const copied = (list: string) => `resources: [pod.yaml, cm.yaml]\nreplacements: ${list}\n`;
  const fromVersions = replacement("{kind: ConfigMap, name: versions, fieldPath: data.web}");

  test.each([
    [
      "a replacement",
      cm,
      copied(`[${fromVersions}]`),
      "the replacement at kustomization.yaml:2 sets it from cm.yaml:5",
    ],
    [
      "a replacement in a file",
      { ...cm, "r.yaml": `- ${fromVersions}\n` },
      copied("[{path: r.yaml}]"),
      "the replacement at r.yaml:1 sets it from cm.yaml:5",
    ],
    [
      "a replacement of the container by its name",
      cm,
      copied(`[${fromVersions.replace(".0.", ".*.")}]`),
      "the replacement at kustomization.yaml:2 sets it from cm.yaml:5",
    ],
    [
      "a transformer of replacements",
      { ...cm, "r.yaml": `apiVersion: builtin\nkind: ReplacementTransformer\nreplacements:\n  - ${fromVersions}\n` },
      "resources: [pod.yaml, cm.yaml]\ntransformers: [r.yaml]\n",
      "the replacement at r.yaml:4 sets it from cm.yaml:5",
    ],
    [
      "a replacement from a generated ConfigMap",
      {},
      `resources: [pod.yaml]\nconfigMapGenerator:\n  - name: versions\n    literals:\n      - web=v1\nreplacements: [${fromVersions}]\n`,
      "the replacement at kustomization.yaml:6 sets it from kustomization.yaml:5",
    ],
    [
      "a replacement by a value of its own",
      {},
      `resources: [pod.yaml]\nreplacements:\n  - sourceValue: v1\n    targets: [{select: {kind: Pod}, fieldPaths: [spec.containers.0.image]}]\n`,
      "the replacement at kustomization.yaml:3 sets it from kustomization.yaml:3",
    ],
    [
      "a replacement from what is not in the repository",
      {},
      `resources: [pod.yaml, "https://x.example/y.yaml"]\nreplacements: [${fromVersions}]\n`,
      "the replacement at kustomization.yaml:2 sets it from ConfigMap versions, field data.web",
    ],
    [
      "a replacement of one of two overlays",
      {
        ...cm,
        "dev/kustomization.yaml": "resources: [..]\n",
        "prod/kustomization.yaml": copied(`[${fromVersions}]`).replace("pod.yaml, cm.yaml", ".., ../cm.yaml"),
      },
      "resources: [pod.yaml]\n",
      "the replacement at prod/kustomization.yaml:2 sets it from cm.yaml:5",
    ],
    [
      "a transformer of a kind that is not read",
      {
        "p.yaml":
          "apiVersion: builtin\nkind: PatchTransformer\npatch: '[{op: add, path: /x, value: \"acme/web:v1\"}]'\n",
      },
      "resources: [pod.yaml]\ntransformers: [p.yaml]\n",
      "the transformer at p.yaml:1 also names the image, and may set it",
    ],
  ] as const)("%s", async (_, files, kustomization, reason) => {
    expect(await planned({ ...base, ...files, "kustomization.yaml": kustomization }, "acme/web=v2")).toEqual([
      expect.stringContaining(`${refusal}${reason}\n`),
    ]);
  });
});
