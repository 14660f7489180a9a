/** Where a field of an object that Kustomize built is written: the base, or what set it on the way. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOrigins } from "../../packages/push/src/manifests/origins.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";

const files = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: web
          image: shop/web:1
          command: [serve]
          env:
            - name: MODE
              value: fast
        - name: proxy
          image: shop/proxy:1
`,
  "debug/kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: {kind: Deployment}
    patch: |-
      - op: add
        path: /spec/template/spec/containers/0/args
        value: [--verbose]
`,
  "prod/kustomization.yaml": `namePrefix: prod-
resources:
  - ../base
components:
  - ../debug
patches:
  - path: probe.yaml
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            nodeSelector:
              disk: ssd
images:
  - name: shop/web
    newTag: "2"
replicas:
  - name: web
    count: 3
`,
  "prod/probe.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: sidecar
          image: shop/sidecar:1
        - name: web
          readinessProbe:
            httpGet: {path: /healthz, port: 8080}
`,
};

/** As `kubectl kustomize prod` prints it. */
const built = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: prod-web
spec:
  replicas: 3
  template:
    spec:
      containers:
      - args: [--verbose]
        image: shop/web:2
        name: web
        command: [serve]
        env:
        - name: MODE
          value: fast
        readinessProbe:
          httpGet: {path: /healthz, port: 8080}
      - image: shop/proxy:1
        name: proxy
      - image: shop/sidecar:1
        name: sidecar
      nodeSelector:
        disk: ssd
`;

let workspace = "";
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), "pushpull-origins-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), content);
  }
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const container = (index: number, ...rest: FieldPath): FieldPath => [
  "spec",
  "template",
  "spec",
  "containers",
  index,
  ...rest,
];

describe("a field of a Kustomize build is located where it is set:", () => {
  test.each<[string, FieldPath, string]>([
    ["the object itself, in the base", [], "base/web.yaml:1"],
    ["what nobody changes, in the base", container(0, "command"), "base/web.yaml:12"],
    ["what has a name in a list", container(0, "env", 0, "value"), "base/web.yaml:15"],
    ["the image of another container than the one that is set", container(1, "image"), "base/web.yaml:17"],
    ["what a strategic merge patch sets", container(0, "readinessProbe"), "prod/probe.yaml:12"],
    ["a container that a patch adds", container(2, "image"), "prod/probe.yaml:10"],
    ["what an inline patch sets", ["spec", "template", "spec", "nodeSelector", "disk"], "prod/kustomization.yaml:16"],
    ["what a component's JSON patch sets", container(0, "args"), "debug/kustomization.yaml:7"],
    ["an image that `images` sets", container(0, "image"), "prod/kustomization.yaml:19"],
    ["replicas that `replicas` sets", ["spec", "replicas"], "prod/kustomization.yaml:22"],
    ["what nobody has written, the nearest around it", container(0, "livenessProbe"), "base/web.yaml:10"],
  ])("%s", async (_, path, place) => {
    const object = readManifests(built, "built").manifests[0]?.object as KubernetesObject;
    const origins = await findOrigins(join(workspace, "prod/kustomization.yaml"), workspace);
    const { file, line } = origins(object)?.locate(path) ?? { file: "none", line: 0 };
    expect(`${file}:${line}`).toBe(place);
  });
});
