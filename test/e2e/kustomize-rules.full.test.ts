/** Whether what we take for Kustomize's rules are those of the Kustomize that kubectl has. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { changeImage } from "../../packages/pull/src/find/change-image.ts";
import { kubernetes } from "../../packages/pull/src/find/formats/kubernetes.ts";
import { kustomize } from "../../packages/pull/src/find/formats/kustomize-format.ts";
import type { ImageInFile } from "../../packages/pull/src/find/overlays/entry-effects.ts";
import { splitOverridden } from "../../packages/pull/src/find/overlays/overridden-locations.ts";
import { editFile } from "../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../packages/pull/src/yaml-edit/parse-file.ts";
import { newDigest, oldDigest, withImages } from "../unit/pull/place-cases.ts";
import { repositoryOf } from "../unit/pull/repository-of.ts";
import { kubectl } from "./cluster.ts";

type Files = Readonly<Record<string, string>>;

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** The images that Kustomize builds of a folder. */
async function build(files: Files, folder = "."): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), "kustomize-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const built = await kubectl(["kustomize", join(root, folder)]);
  return [...built.matchAll(/image: (.*)/g)].map(([, image = ""]) => image);
}

function deployment(image: string): string {
  return `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, image: "${image}"}]}}}}\n`;
}

test("an entry of any combination of fields becomes any version", async () => {
  const entries = ["", "newName: other"].flatMap((name) =>
    ["", "newTag: ''", "newTag: v1", "newTag: 1.5"].flatMap((tag) =>
      ["", "digest: ''", `digest: "${oldDigest}"`].flatMap((digest) =>
        ["", "tagSuffix: -x"].map((suffix) => [name, tag, digest, suffix].filter((field) => field !== "")),
      ),
    ),
  );
  for (const version of ["v2", "1.10", `@${newDigest}`, `v2@${newDigest}`, "ghcr.io/acme/a:v2"]) {
    const lines = entries.map((fields, index) => `- {${[`name: image-${index}`, ...fields].join(", ")}}`);
    const text = `resources: [all.yaml]\nimages:\n${lines.join("\n")}\n`;
    const containers = entries.map((_, index) => `{name: c${index}, image: "image-${index}:v0@${oldDigest}"}`);
    const pod = `{apiVersion: v1, kind: Pod, metadata: {name: all}, spec: {containers: [${containers}]}}`;
    const after = withImages(kustomize, text, version, "kustomization.yaml");
    expect(withImages(kustomize, after, version, "kustomization.yaml")).toBe(after);
    const separator = version.startsWith("@") ? "" : ":";
    const images = entries.map(([first], index) =>
      version.includes("/")
        ? version
        : `${first === "newName: other" ? "other" : `image-${index}`}${separator}${version}`,
    );
    expect(await build({ "all.yaml": pod, "kustomization.yaml": after })).toEqual(images);
  }
});

/** Where an image is found in a repository, and which of these places count. */
async function judge(files: Files) {
  const all = Object.entries(files);
  const holding = (texts: readonly string[]) => all.filter(([, text]) => texts.some((each) => text.includes(each)));
  const parsed = new Map(holding(["web"]).map(([path, text]) => [path, parseFile(text, path)]));
  const places = [...parsed.values()].flatMap((file) =>
    file.documents.flatMap((document) =>
      [kubernetes, kustomize]
        .flatMap((format) => format({ file: file.file, document }, { policies: new Map() }))
        .map((found): ImageInFile => ({ found, file, document })),
    ),
  );
  const { counting } = await splitOverridden(places, parsed, repositoryOf(files));
  // An entry without a version can always be given one, which then counts.
  const left = places.filter((place) => !counting.includes(place) && place.found.image.tag !== undefined);
  return { counting, left };
}

/** The repository with some places set to a tag. */
function withTag(files: Files, places: readonly ImageInFile[], tag: string): Files {
  const byFile = Map.groupBy(places, ({ file }) => file.file);
  const changed = [...byFile].map(([path, ofFile]) => {
    const changes = ofFile.map(({ found }) => changeImage(found, { name: found.image.name, tag }));
    return [
      path,
      editFile(parseFile(files[path] ?? "", path), changes.filter((each) => typeof each !== "string").flat()),
    ];
  });
  return { ...files, ...Object.fromEntries(changed) };
}

describe("only what Kustomize deploys counts", () => {
  const patch = "path: patch.yaml";

  test.each<[string, Files, readonly string[]]>([
    [
      "through folders between",
      {
        "base/web.yaml": deployment("web:1"),
        "base/kustomization.yaml": "resources: [web.yaml]",
        "middle/kustomization.yaml": "resources: [../base/]",
        "prod/kustomization.yaml": "resources: [../middle]\nimages: [{name: web, newTag: '2'}]",
      },
      ["prod"],
    ],
    [
      "under patches and entries before",
      {
        "kustomization.yaml": `resources: [web.yaml]\npatches: [${patch}]\nimages: [{name: web, newTag: '2'}, {name: web, newTag: '3'}]`,
        "web.yaml": deployment("web:0"),
        "patch.yaml": deployment("web:1"),
      },
      ["."],
    ],
    [
      "by the name that an entry gives",
      {
        "base/web.yaml": deployment("web:0"),
        "base/kustomization.yaml": "resources: [web.yaml]\nimages: [{name: web, newName: acme/web, newTag: '1'}]",
        "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: acme/web, newTag: '2'}]",
        "dev/kustomization.yaml": "resources: [../base]\nimages: [{name: web, newTag: '2'}]",
      },
      ["prod", "base"],
    ],
    [
      "under components, and these under what takes them in",
      {
        "base/web.yaml": deployment("web:0"),
        "base/kustomization.yaml": "resources: [web.yaml]",
        "one/kustomization.yaml":
          "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages: [{name: web, newTag: '1'}]",
        "two/kustomization.yaml":
          "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages: [{name: web, newTag: '2'}]",
        "dev/kustomization.yaml": "resources: [../base]\ncomponents: [../one, ../two]",
      },
      ["dev"],
    ],
    [
      "where a base is taken as it is",
      {
        "base/web.yaml": deployment("web:1"),
        "base/kustomization.yaml": "resources: [web.yaml]",
        "dev/kustomization.yaml": "resources: [../base]",
        "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: web, newTag: '2'}]",
      },
      ["dev", "prod"],
    ],
    [
      "under patches of every sort, and these under further ones",
      {
        "base/web.yaml": deployment("web:0"),
        "base/kustomization.yaml": "resources: [web.yaml]",
        "dev/kustomization.yaml": `resources: [../base]\npatches: [${patch}]`,
        "dev/patch.yaml": deployment("web:1"),
        "eu/kustomization.yaml": `resources: [../dev]\npatches:\n- patch: '${deployment("web:2").trim()}'`,
        "prod/kustomization.yaml": `resources: [../base]
namePrefix: prod-
patches:
- target: {group: apps, version: v1, kind: Deployment, name: w.*}
  patch: '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "web:3"}]'`,
      },
      ["eu", "prod"],
    ],
    [
      "under a component's patch, by the target's name and not by its own",
      {
        "base/web.yaml": deployment("web:0"),
        "base/kustomization.yaml": "resources: [web.yaml]",
        "fips/kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
- target: {kind: Deployment}
  patch: '${deployment("web:1").trim().replace("name: web", "name: any")}'`,
        "prod/kustomization.yaml": "resources: [../base]\ncomponents: [../fips]",
      },
      ["prod"],
    ],
    [
      "where an entry gives only a name",
      {
        "kustomization.yaml": "resources: [web.yaml]\nimages: [{name: web, newName: acme/web}]",
        "web.yaml": deployment("web:1"),
      },
      ["."],
    ],
  ])("%s", async (_, files, deployed) => {
    const { counting, left } = await judge(files);
    for (const folder of deployed) {
      expect(await build(withTag(files, left, "unseen"), folder)).toEqual(await build(files, folder));
      expect(await build(withTag(files, counting, "wanted"), folder)).toEqual([expect.stringMatching(/:wanted$/)]);
    }
  });
});
