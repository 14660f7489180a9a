/** What Argo CD and Flux change in a folder that they deploy by its path. */
import { describe, expect, test } from "vitest";
import { type Files, planned, pod } from "./planned.ts";

const named = pod("acme/web:v1").replace("- image", "- name: main\n      image");
const folder: Files = { "apps/web/pod.yaml": named, "apps/web/kustomization.yaml": "resources: [pod.yaml]\n" };
const changed = { "apps/web/pod.yaml": named.replace("web:v1", "web:v2") };

const application = (kustomize: string, path = "apps/web", name = "web") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  source:\n    repoURL: https://git.example/deploy\n    path: ${path}\n    kustomize: ${kustomize}\n`;
const flux = (fields: string, path = "./apps/web") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: web}\nspec:\n  path: ${path}\n${fields}`;
const set = (path: string, generators: string, kustomize: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec:\n  generators: ${generators}\n  template:\n    spec:\n      source:\n        path: '${path}'\n        kustomize: ${kustomize}\n`;
const merge = named.replace("acme/web:v1", "mirror/web:v1").replaceAll("\n", "\n        ").trimEnd();
const operation = `'[{op: replace, path: /spec/containers/0/image, value: "mirror/web:v1"}]'`;

/** The file that changes the image on the way, and the line where it does. */
const changing: readonly (readonly [string, Files, string])[] = [
  ["an image of an Application", { "argo/web.yaml": application("{images: ['acme/web:v1']}") }, "argo/web.yaml:8"],
  [
    "an image of an Application with a new name",
    { "argo/web.yaml": application("{images: ['acme/web=mirror/web:v1']}") },
    "argo/web.yaml:8",
  ],
  [
    "an image of one of several sources",
    { "argo/web.yaml": application("{images: ['acme/web:v1']}").replace("  source:\n    ", "  sources:\n  - ") },
    "argo/web.yaml:8",
  ],
  [
    "an image of an ApplicationSet over folders",
    { "argo/set.yaml": set("{{path}}", "[{git: {directories: [{path: apps/*}]}}]", "{images: ['acme/web:v1']}") },
    "argo/set.yaml:10",
  ],
  [
    "an image of an ApplicationSet over elements",
    {
      "argo/set.yaml": set(
        "apps/{{app}}",
        "[{list: {elements: [{app: web, tag: v1}]}}]",
        "{images: ['acme/web:{{tag}}']}",
      ),
    },
    "argo/set.yaml:5",
  ],
  [
    "a patch of an Application",
    { "argo/web.yaml": application(`{patches: [{target: {kind: Pod}, patch: ${operation}}]}`) },
    "argo/web.yaml:8",
  ],
  [
    "a file beside it that Argo CD reads",
    { "apps/web/.argocd-source.yaml": "kustomize: {images: ['acme/web:v1']}\n", "argo/web.yaml": application("{}") },
    "apps/web/.argocd-source.yaml:1",
  ],
  [
    "a file beside it for one Application",
    {
      "apps/web/.argocd-source-web.yaml": "kustomize: {images: ['acme/web:v1']}\n",
      "argo/web.yaml": application("{}"),
    },
    "apps/web/.argocd-source-web.yaml:1",
  ],
  [
    "images of a Flux Kustomization",
    { "clusters/web.yaml": flux("  images: [{name: acme/web, newTag: v1}]\n") },
    "clusters/web.yaml:6",
  ],
  [
    "images of a Flux Kustomization with a new name",
    { "clusters/web.yaml": flux("  images:\n  - name: acme/web\n    newName: mirror/web\n    newTag: v1\n") },
    "clusters/web.yaml:9",
  ],
  [
    "a patch of a Flux Kustomization",
    { "clusters/web.yaml": flux(`  patches:\n    - patch: |\n        ${merge}\n`) },
    "clusters/web.yaml:14",
  ],
  [
    "operations of a Flux Kustomization",
    { "clusters/web.yaml": flux(`  patches:\n  - target: {kind: Pod}\n    patch: ${operation}\n`) },
    "clusters/web.yaml:8",
  ],
  [
    "a component of a Flux Kustomization",
    {
      "clusters/web.yaml": flux("  components: [../../pinned]\n"),
      "pinned/kustomization.yaml":
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages: [{name: acme/web, newTag: v1}]\n",
    },
    "pinned/kustomization.yaml:3",
  ],
  [
    "the second document of a file",
    {
      "clusters/web.yaml": `${flux("", "./other")}---\n${flux(`  patches: [{target: {kind: Pod}, patch: ${operation}}]\n`)}`,
    },
    "clusters/web.yaml:12",
  ],
  [
    "images of a Flux Kustomization over a folder of manifests",
    {
      "clusters/web.yaml": flux("  images: [{name: acme/web, newTag: v1}]\n", "apps/plain"),
      "apps/plain/pod.yaml": named,
    },
    "clusters/web.yaml:6",
  ],
];

describe("a folder is not changed without effect where it is deployed with", () => {
  test.each(changing)("%s", async (name, more, where) => {
    const isPlain = name.endsWith("a folder of manifests");
    const files = isPlain ? more : { ...folder, ...more };
    const [said = ""] = (await planned(files, "acme/web=v2", {
      manifests: [isPlain ? "apps/plain" : "apps/web/pod.yaml"],
    })) as readonly string[];
    expect(said).toMatch(/^Input 'images': a change of acme\/web at apps\/\w+\/pod\.yaml:7 would have no effect/);
    expect(said).toContain(`\n${where}\n`);
    const all = await planned(files, "acme/web=v2", { all: true });
    expect(Object.keys(all)).not.toContain("apps/web/pod.yaml");
  });
});

describe("a folder is changed where it is deployed with", () => {
  test.each<readonly [string, Files]>([
    ["no changes", { "argo/web.yaml": application("{}"), "clusters/web.yaml": flux("") }],
    ["another image", { "argo/web.yaml": application("{images: ['acme/api:v1']}") }],
    [
      "a patch of another object",
      { "clusters/web.yaml": flux(`  patches: [{target: {kind: Job}, patch: ${operation}}]\n`) },
    ],
    ["images of another folder", { "argo/web.yaml": application("{images: ['acme/web:v1']}", "apps/api") }],
    [
      "images by one of two Applications",
      {
        "argo/web.yaml": application("{images: ['acme/web:v1']}"),
        "argo/dev.yaml": application("{}", "apps/web/", "dev"),
      },
    ],
    [
      "a file beside it for another Application",
      {
        "apps/web/.argocd-source-api.yaml": "kustomize: {images: ['acme/web:v1']}\n",
        "argo/web.yaml": application("{}"),
      },
    ],
  ])("%s", async (_, more) => {
    expect(await planned({ ...folder, ...more }, "acme/web=v2", { manifests: ["apps/web/pod.yaml"] })).toEqual(changed);
  });

  test("a patch that comes before its own images", async () => {
    const files = {
      ...folder,
      "apps/web/kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: acme/web, newTag: v1}]\n",
      "clusters/web.yaml": flux(`  patches: [{target: {kind: Pod}, patch: ${operation.replace("mirror", "acme")}}]\n`),
    };
    expect(await planned(files, "acme/web=v2", { manifests: ["apps/web"] })).toEqual({
      "apps/web/kustomization.yaml": files["apps/web/kustomization.yaml"].replace("v1", "v2"),
    });
  });

  test("images of the same name, whose entry is left", async () => {
    const files = {
      ...folder,
      "apps/web/kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: acme/web, newTag: v0}]\n",
      "clusters/web.yaml": flux("  images: [{name: acme/web, newTag: v1}]\n"),
    };
    const left: string[] = [];
    expect(await planned(files, "acme/web=v2", { left })).toEqual({
      "clusters/web.yaml": files["clusters/web.yaml"].replace(": v1", ": v2"),
    });
    expect(left).toContain("apps/web/kustomization.yaml has its image set by clusters/web.yaml:6");
  });
});

test("a repository that is too large to be searched for what deploys a folder says so", async () => {
  const left: string[] = [];
  const options = { manifests: ["apps/web/pod.yaml"], isLarge: true, left };
  const files = { ...folder, "clusters/web.yaml": flux("  images: [{name: acme/web, newTag: v1}]\n") };
  expect(await planned(files, "acme/web=v2", options)).toEqual(changed);
  expect(left).toEqual([
    ". has too many files outside of input `manifests` to search them for what overrides an image",
  ]);
});
