/** Which of several that may have set a field of what Kustomize builds is to blame. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatLocation } from "@pushpull/core/errors";
import { expect, it } from "vitest";
import { findOrigins } from "../../../packages/push/src/manifests/origins.ts";
import { readManifests } from "../../../packages/push/src/manifests/read-manifests.ts";
const base = {
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
          readinessProbe:
            httpGet: { path: /healthz, port: 8080 }
          resources: { limits: { memory: 64Mi } }
`,
};
/** What comes out: with a sidecar before the container, and what the overlay sets. */
const built = (container) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: prod-web }
spec:
  template:
    spec:
      containers: ${JSON.stringify([{ name: "proxy", image: "shop/proxy:1" }, container])}
`;
const web = {
    name: "web",
    image: "shop/web:1",
    readinessProbe: { httpGet: { path: "/healthz", port: 8080 } },
    resources: { limits: { memory: "64Mi" } },
};
const inContainer = (...path) => ["spec", "template", "spec", "containers", 1, ...path];
const strategic = (fields) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
${fields}`;
const overlay = (more) => `namePrefix: prod-\nresources: [../base]\n${more}`;
const newImage = { ...web, image: "shop/web:2" };
const image = inContainer("image");
const cases = [
    {
        given: "patchesStrategicMerge",
        files: {
            "prod/kustomization.yaml": overlay("patchesStrategicMerge: [web.yaml]\n"),
            "prod/web.yaml": strategic("          readinessProbe: { httpGet: { path: /ready } }\n"),
        },
        path: inContainer("readinessProbe"),
        at: "prod/web.yaml:9",
    },
    {
        given: "a JSON patch",
        files: {
            "prod/kustomization.yaml": overlay(`patches:
  - target: { kind: Deployment, name: w.* }
    patch: |-
      - op: replace
        path: /spec/template/spec/containers/1/image
        value: shop/web:2
`),
        },
        container: newImage,
        at: "prod/kustomization.yaml:7",
    },
    {
        given: "a patch that another has overruled is not it",
        files: {
            "prod/kustomization.yaml": overlay("patches: [{ path: web.yaml }]\nimages: [{ name: shop/web, newTag: v3 }]\n"),
            "prod/web.yaml": strategic("          image: shop/web:2\n"),
        },
        container: { ...web, image: "shop/web:v3" },
        at: "prod/kustomization.yaml:4",
    },
    {
        given: "a patch of another object is not it",
        files: {
            "prod/kustomization.yaml": overlay("patches: [{ path: web.yaml }]\n"),
            "prod/web.yaml": strategic("          image: shop/web:1\n").replace("name: web }", "name: we }"),
        },
        at: "base/web.yaml:11",
    },
    {
        given: "a container that a patch only changes is where it was made",
        files: {
            "prod/kustomization.yaml": overlay("patches: [{ path: web.yaml }]\n"),
            "prod/web.yaml": strategic("          image: shop/web:2\n"),
        },
        container: newImage,
        path: inContainer(),
        at: "base/web.yaml:10",
    },
];
it.each(cases)("$given: $at", async ({ files, container = web, path = image, at }) => {
    const workspace = await mkdtemp(join(tmpdir(), "kustomize-"));
    try {
        for (const [name, content] of Object.entries({ ...base, ...files })) {
            await mkdir(dirname(join(workspace, name)), { recursive: true });
            await writeFile(join(workspace, name), content);
        }
        const origins = await findOrigins(join(workspace, "prod/kustomization.yaml"), workspace);
        const [manifest] = readManifests(built(container), "built").manifests;
        const location = manifest && origins(manifest.object)?.locate(path);
        expect(location && formatLocation(location)).toBe(at);
    }
    finally {
        await rm(workspace, { recursive: true });
    }
});
