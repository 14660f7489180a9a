import { describe, expect, test } from "vitest";
import { kubernetes } from "../../../packages/pull/src/find/formats/kubernetes.ts";
import { kustomize } from "../../../packages/pull/src/find/formats/kustomize-format.ts";
import { splitOverridden } from "../../../packages/pull/src/find/overlays/overridden-locations.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { repositoryOf } from "./repository-of.ts";

const pod = (image: string, name?: string) =>
  name === undefined
    ? `{apiVersion: v1, kind: Pod, spec: {containers: [{image: "${image}"}]}}`
    : `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: main, image: "${image}"}]}}`;

/** What counts of a repository in which `web` is looked for, and why the rest does not. */
async function judge(repository: Readonly<Record<string, string>>): Promise<unknown> {
  const all = Object.entries(repository);
  const holding = (texts: readonly string[]) =>
    all.filter(([, text]) => texts.some((each) => text.includes(each))).map(([path]) => path);
  const files = new Map(holding(["web"]).map((path) => [path, parseFile(repository[path] ?? "", path)]));
  const places = [...files.values()].flatMap((file) =>
    file.documents.flatMap((document) =>
      [kubernetes, kustomize]
        .flatMap((format) => format({ file: file.file, document }, { policies: new Map() }))
        .filter(({ image, otherNames = [] }) => [image.name, ...otherNames].some((name) => name.endsWith("web")))
        .map((found) => ({ found, file, document })),
    ),
  );
  const { counting, overridden } = await splitOverridden(places, files, repositoryOf(repository));
  return {
    counting: counting.map(({ file, found }) => `${file.file} ${found.image.tag ?? "-"}`),
    left: overridden.map(({ file, reason }) => `${file} ${reason}`),
  };
}

describe("what a kustomization's images set", () => {
  test.each([
    [
      "is left in its resources, through folders that say nothing of the image",
      {
        "base/pod.yaml": pod("web:1"),
        "base/kustomization.yaml": "resources: [pod.yaml]",
        "middle/kustomization.yaml": "resources: [../base/]",
        "prod/kustomization.yaml": "resources: [../middle]\nimages:\n- name: web\n  newTag: '2'",
      },
      ["prod/kustomization.yaml 2"],
      ["base/pod.yaml has its image set by prod/kustomization.yaml:4"],
    ],
    [
      "counts where a name is another",
      {
        "kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: docker.io/web, newTag: '2'}]",
        "pod.yaml": pod("web:1"),
      },
      ["kustomization.yaml 2", "pod.yaml 1"],
      [],
    ],
    [
      "is left in patches and in entries before",
      {
        "kustomization.yaml": `patches:
- path: patch.yaml
- patch: '${pod("web:1")}'
images:
- {name: web, newTag: '2'}
- {name: web, newTag: '3'}`,
        "patch.yaml": pod("web:1"),
      },
      ["kustomization.yaml 3"],
      [
        "kustomization.yaml has its image set by kustomization.yaml:6",
        "kustomization.yaml has its image set by kustomization.yaml:5",
        "patch.yaml has its image set by kustomization.yaml:5",
      ],
    ],
    [
      "is left in the containers that a component's operations add, and counts in another field that they set",
      {
        "kustomization.yaml": `components: [component]\nimages:\n- {name: web, newTag: '2'}`,
        "component/kustomization.yaml": `kind: Component
patches:
- patch: '[{op: add, path: /spec/template/spec/initContainers, value: [{name: a, image: "web:1"}]}]'
- patch: '[{op: replace, path: /spec/template/spec/containers/0/image, value: "web:1"}]'
- patch: '[{op: add, path: /spec/runner, value: {image: "web:0"}}]'`,
      },
      ["kustomization.yaml 2", "component/kustomization.yaml 0"],
      [
        "component/kustomization.yaml has its image set by kustomization.yaml:3",
        "component/kustomization.yaml has its image set by kustomization.yaml:3",
      ],
    ],
    [
      "is left in the base's entry, by the name that this gives",
      {
        "base/kustomization.yaml": "images: [{name: app, newName: web, newTag: '1'}]",
        "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: web, newTag: '2'}]",
      },
      ["prod/kustomization.yaml 2"],
      ["base/kustomization.yaml has its image set by prod/kustomization.yaml:2"],
    ],
    [
      "counts together with a base that somebody takes as it is",
      {
        "base/pod.yaml": pod("web:1"),
        "base/kustomization.yaml": "resources: [pod.yaml]",
        "dev/kustomization.yaml": "resources:\n- ../base # as it is",
        "prod/kustomization.yaml": "resources: [../base]\nimages: [{name: web, newTag: '2'}]",
      },
      ["base/pod.yaml 1", "prod/kustomization.yaml 2"],
      [],
    ],
    [
      "is left in a component's resources by the component, and in that by what takes it in",
      {
        "component/kustomization.yaml": "kind: Component\nimages: [{name: web, newTag: '2'}]",
        "prod/kustomization.yaml":
          "resources: [pod.yaml]\ncomponents: [../component]\nimages: [{name: web, newTag: '3'}]",
        "prod/pod.yaml": pod("web:1"),
      },
      ["prod/kustomization.yaml 3"],
      [
        "component/kustomization.yaml has its image set by prod/kustomization.yaml:3",
        "prod/pod.yaml has its image set by component/kustomization.yaml:2",
      ],
    ],
    [
      "is left in the resources of what takes a component in, which says nothing of the image itself",
      {
        "component/kustomization.yaml": "kind: Component\nimages: [{name: web, newTag: '2'}]",
        "prod/kustomization.yaml": "resources: [../base]\ncomponents:\n- ../component",
        "base/kustomization.yaml": "resources: [pod.yaml]",
        "base/pod.yaml": pod("web:1"),
      },
      ["component/kustomization.yaml 2"],
      ["base/pod.yaml has its image set by component/kustomization.yaml:2"],
    ],
    [
      "is not what an entry leaves to the manifest",
      {
        "kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: web, newName: ghcr.io/acme/web}]",
        "pod.yaml": pod("web:1"),
      },
      ["pod.yaml 1"],
      ["kustomization.yaml takes its version from pod.yaml:1"],
    ],
    [
      "counts in containers that Kustomize sets no images in",
      {
        "kustomization.yaml": "resources: [pod.yaml]\nimages: [{name: web, newTag: '2'}]",
        "pod.yaml": pod("web:1").replace("containers", "ephemeralContainers"),
      },
      ["kustomization.yaml 2", "pod.yaml 1"],
      [],
    ],
    [
      "counts in a custom resource's own field, which Kustomize sets no images in",
      {
        "kustomization.yaml": "resources: [shop.yaml]\nimages: [{name: web, newTag: '2'}]",
        "shop.yaml": "{apiVersion: acme.example/v1, kind: Shop, spec: {image: web:1, containers: [{image: web:1}]}}",
      },
      ["kustomization.yaml 2", "shop.yaml 1"],
      ["shop.yaml has its image set by kustomization.yaml:2"],
    ],
    [
      "is left under patches in a file, in place, and of operations, and in patches under further ones",
      {
        "base/pod.yaml": pod("web:0", "web"),
        "base/kustomization.yaml": "resources: [pod.yaml]",
        "middle/kustomization.yaml": "resources: [../base]\npatches: [{path: image.yaml}]",
        "middle/image.yaml": pod("web:1", "web"),
        "eu/kustomization.yaml": `resources: [../middle]\npatchesStrategicMerge: ['${pod("web:2", "web")}']`,
        "prod/kustomization.yaml": `resources: [../base]
patches:
- target: {kind: Pod, name: w.*}
  patch: '[{"op": "replace", "path": "/spec/containers/0/image", "value": "web:3"}]'`,
      },
      ["eu/kustomization.yaml 2", "prod/kustomization.yaml 3"],
      [
        "base/pod.yaml has its image set by prod/kustomization.yaml:4",
        "middle/image.yaml has its image set by eu/kustomization.yaml:2",
      ],
    ],
    [
      "counts where a patch is for another container or path, and a patch for no object does not count",
      {
        "pod.yaml": pod("web:0", "web"),
        "kustomization.yaml": `resources: [pod.yaml]
patches:
- patch: '${pod("web:1", "other")}'
- patch: '${pod("web:2", "web").replace("name: main", "name: side")}'
- patch: '[{"op": "add", "path": "/spec/initContainers/0/image", "value": "web:3"}]'
  target: {kind: Pod}
- patch: '[{"op": "add", "path": "/spec/containers/0/image", "value": "web:4"}]'
  target: {labelSelector: app=web}`,
      },
      ["pod.yaml 0", "kustomization.yaml 2", "kustomization.yaml 3"],
      [
        "kustomization.yaml has it in a patch that selects no object of kustomization.yaml",
        "kustomization.yaml has it in a patch that selects no object of kustomization.yaml",
      ],
    ],
    [
      "counts where nothing leads to the manifest, and circles and addresses lead nowhere",
      {
        "a/kustomization.yaml": "resources: [../b, https://acme.example/web]\nimages: [{name: web, newTag: '2'}]",
        "b/kustomization.yaml": "resources: [../a, /etc, ../../.., x.yaml]",
        "pod.yaml": pod("web:1"),
      },
      ["a/kustomization.yaml 2", "pod.yaml 1"],
      [],
    ],
  ])("%s", async (_, repository: Readonly<Record<string, string>>, counting, left) => {
    expect(await judge(repository)).toEqual({ counting, left });
  });
});
