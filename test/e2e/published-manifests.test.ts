/** What manifests that people publish have in them: kubectl applies it, so it is applied, and what is wrong is called by its name. */
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { get, kubectl } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { pushManifests } from "./push-manifests.ts";
import { refuse, refuseEach } from "./refused.ts";
import { strictToys } from "./toys.ts";

describe.concurrent("is applied as kubectl applies it:", () => {
  test("an object that is there three times with the same content, with one warning", async () => {
    const { push, value } = await pushManifests({
      "a.yaml": `${configMap("x", { a: "1", b: "2" })}---\n${configMap("z")}`,
      "b.yaml": `${configMap("x", { b: "2", a: "1" })}---\n${configMap("x", { a: "1", b: "2" })}`,
    });
    const run = await push();
    expect(run.errors).toEqual([]);
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /^b\.yaml:1: Defined more than once with the same content, applied once: ConfigMap\/.*\/x \(a\.yaml:1, b\.yaml:1, b\.yaml:7\)$/,
      ),
    ]);
    expect(run.report?.objects).toHaveLength(2);
    expect(await value("configmap", "x", "{.data}")).toBe('{"a":"1","b":"2"}');
  });

  test("a folder and a glob with files that are empty, which the log names", async () => {
    const { namespace, push } = await pushManifests({
      "m/a.yaml": "# nothing here yet\n",
      "m/b.yaml": configMap("b"),
      "n/empty.yaml": "",
      "n/list.yaml": "apiVersion: v1\nkind: List\nitems: []\n",
      "n/c.yaml": configMap("c"),
    });
    const run = await push({ manifests: "m\nn/*.yaml" });
    expect([...run.errors, ...run.warnings]).toEqual([]);
    for (const file of ["m/a.yaml", "n/empty.yaml", "n/list.yaml"])
      expect(run.log).toContain(`${file} is ignored: it contains no objects`);
    expect(await get("configmap", "b", namespace)).toBeDefined();
    expect(await get("configmap", "c", namespace)).toBeDefined();
  });

  test("JSON objects one after the other in a file", async () => {
    const json = (name: string) => JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
    const { namespace, push } = await pushManifests({ "a.json": `${json("x")}\n${json("y")}${json("z")}\n` });
    const run = await push();
    expect(run.errors).toEqual([]);
    for (const name of ["x", "y", "z"]) expect(await get("configmap", name, namespace)).toBeDefined();
  });

  test("what `kubectl apply --server-side` has applied before, however its values are written", async () => {
    const { namespace, push, value } = await pushManifests({ "a.yaml": writtenAnotherWay });
    await kubectl(["apply", "--server-side", `--namespace=${namespace}`, "-f", "-"], writtenAnotherWay);
    const generation = () => value("deployment", "d", "{.metadata.generation}");
    const before = await generation();
    const planned = await push({ "dry-run": "true" });
    expect(planned.errors).toEqual([]);
    const run = await push();
    expect([...run.errors, ...run.warnings]).toEqual([]);
    expect(await generation()).toBe(before);
    expect((await push()).outputs.result).toBe("unchanged");
  });

  test("of what `kubectl apply --server-side` has applied before, all but what really differs, which is a conflict", async () => {
    const changed = writtenAnotherWay.replace("busybox:1", "busybox:2").replace("c: d", "c: e");
    const { namespace, push, value } = await pushManifests({ "a.yaml": changed });
    await kubectl(["apply", "--server-side", `--namespace=${namespace}`, "-f", "-"], writtenAnotherWay);
    expect((await push()).errors).toEqual([
      expect.stringMatching(/^a\.yaml:4: Secret\/s: the field stringData\.c is owned by kubectl/),
      expect.stringMatching(/^a\.yaml:26: Deployment\/d: the field .*image is owned by kubectl/),
    ]);
    expect(await value("secret", "s", "{.data.c}")).toBe(Buffer.from("d").toString("base64"));
  });
});

describe.concurrent("images", () => {
  test("are set in fields of a custom resource, and what names one and is left alone is said", async () => {
    const { namespace, workspace, push } = await pushManifests({});
    const group = `fields.${namespace}.test`;
    const spec = '{image: "shop/web:1", runner: "shop/web:1", cli: {image: {repository: shop/cli, tag: 1.1}}}';
    await workspace.write({
      "crd.yaml": strictToys(group).replace(
        "spec: {type: object,",
        "spec: {type: object, x-kubernetes-preserve-unknown-fields: true,",
      ),
      "toy.yaml": `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: ${spec.replace("{", "{size: 1, ")}\n`,
    });
    const run = await push({ images: "shop/web=2\nshop/cli=1.2" });
    expect([...run.errors, ...run.warnings]).toEqual([]);
    expect(await get(`toys.${group}`, "ball", namespace)).toMatchObject({
      spec: { image: "shop/web:2", runner: "shop/web:1", cli: { image: { repository: "shop/cli", tag: "1.2" } } },
    });
    expect(run.log).toContain(
      "Not changed: toy.yaml:4 has shop/web:1 in spec.runner, which is not a known image field",
    );
    expect(run.report?.images).toMatchObject([
      { container: "spec.cli.image", to: "shop/cli:1.2" },
      { container: "spec.image", to: "shop/web:2" },
    ]);
  });

  test("are given to Kustomize, so that what it takes from one is the new version too", async () => {
    const { workspace, push, value } = await pushManifests({
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": deployment("web", "shop/web", "          env: [{name: RELEASE, value: x}]\n"),
      "prod/kustomization.yaml": `resources: [../base, parts/cm.yaml]
namePrefix: prod-
configMapGenerator: [{name: made, files: [parts/text.txt]}]
images: [{name: shop/web, newName: ghcr.io/shop/web, newTag: "1.0"}]
replacements:
  - source: {kind: Deployment, fieldPath: "spec.template.spec.containers.[name=web].image", options: {delimiter: ":", index: 1}}
    targets: [{select: {kind: Deployment}, fieldPaths: ["spec.template.spec.containers.[name=web].env.[name=RELEASE].value"]}]
  - source: {kind: Deployment, fieldPath: "spec.template.spec.containers.[name=web].image"}
    targets: [{select: {kind: ConfigMap, name: cm}, fieldPaths: [data.image]}]
`,
      "prod/parts/cm.yaml": configMap("cm", { image: "x", yes: "on" }),
      "prod/parts/text.txt": "text",
    });
    const before = await readFile(join(workspace.path, "prod/kustomization.yaml"), "utf8");
    for (const [line, image] of [
      ["ghcr.io/shop/web=2.0", "ghcr.io/shop/web:2.0"],
      ["ghcr.io/shop/web=quay.io/shop/web:3.0", "quay.io/shop/web:3.0"],
    ] as const) {
      const run = await push({ manifests: "prod", images: line });
      expect([...run.errors, ...run.warnings]).toEqual([]);
      expect(run.log).not.toContain("not by input 'images'");
      const container = "{.spec.template.spec.containers[0].image} {.spec.template.spec.containers[0].env[0].value}";
      expect(await value("deployment", "prod-web", container)).toBe(`${image} ${image.split(":")[1]}`);
      expect(await value("configmap", "prod-cm", "{.data}")).toBe(JSON.stringify({ image, yes: "on" }));
    }
    expect(await readFile(join(workspace.path, "prod/kustomization.yaml"), "utf8")).toBe(before);
  });

  test("that only a field of Kustomize's `configurations` uses are set there", async () => {
    const { namespace, workspace, push } = await pushManifests({});
    const group = `kustomized.${namespace}.test`;
    await workspace.write({
      "kustomization.yaml":
        "resources: [crd.yaml, toy.yaml]\nconfigurations: [fields.yaml]\nimages: [{name: shop/web, newTag: '1'}]\n",
      "fields.yaml": "images: [{path: spec/runner, kind: Toy}]\n",
      "crd.yaml": strictToys(group).replace("required: [size], properties: {", "properties: {runner: {type: string}, "),
      "toy.yaml": `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: {runner: shop/web}\n`,
    });
    expect((await push({ images: "shop/web=2" })).errors).toEqual([]);
    expect(await get(`toys.${group}`, "ball", namespace)).toMatchObject({ spec: { runner: "shop/web:2" } });
  });

  test("whose version something else fills in are an error that names the place", async () => {
    const { errors } = await refuse({
      files: { "a.yaml": deployment("web", `shop/web:\${TAG}`) },
      inputs: { images: "shop/web=v1.8" },
    });
    expect(errors[0]).toMatch(
      /^a\.yaml:15: Input 'images': .*shop\/web .*: a\.yaml:15 has shop\/web:\$\{TAG\}, whose version is a placeholder/,
    );
  });
});

describe.concurrent("is refused by its name:", () => {
  const object = (apiVersion: string, kind: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: r}\n`;

  refuseEach([
    {
      what: "kinds whose CRDs are not installed, with whose they are",
      files: {
        "a.yaml": object("gateway.networking.k8s.io/v1", "HTTPRoute"),
        "b.yaml": object("snapshot.storage.k8s.io/v1", "VolumeSnapshot"),
        "c.yaml": object("acme.test/v1", "Deploymnet"),
      },
      says: [
        /^a\.yaml:2: .*HTTPRoute .*It is a kind of the Gateway API \(https:.*whose CRDs are not installed/,
        /^b\.yaml:2: .*VolumeSnapshot .*It is a kind of the CSI snapshot controller/,
        /^c\.yaml:2: .*No CRD for it is installed in this cluster/,
      ],
    },
    {
      what: "a CRD in a version that is no longer served, without what follows from it",
      files: {
        "a.yaml": strictToys("old.test").replace("k8s.io/v1\n", "k8s.io/v1beta1\n"),
        "b.yaml": object("old.test/v1", "Toy"),
      },
      says: [
        /^a\.yaml:1: The API server does not serve CustomResourceDefinition in .*v1beta1\. Use apiVersion: apiextensions\.k8s\.io\/v1\./,
      ],
    },
    {
      what: "names that YAML reads as something else, and values in quotes that are numbers",
      files: {
        "a.yaml": configMap("y"),
        "b.yaml": deployment("b", "shop/b:1").replace("replicas: 2", 'replicas: "2"'),
      },
      says: [
        /^a\.yaml:4: The name of this ConfigMap must be a string, but is the boolean true\. .*in quotes/,
        /^b\.yaml:6: .*spec\.replicas: must be a number, but is the string "2": remove the quotes/,
      ],
    },
    {
      what: "a folder of empty files only",
      files: { "m/a.yaml": "# later\n", "m/b.yaml": "" },
      manifests: "good.yaml\nm",
      says: [/^m\/a\.yaml:1: m\/a\.yaml contains no objects\. /, /^m\/b\.yaml:1: /],
    },
  ]);

  test("a link that leads nowhere, with its target, in a folder, a glob and a line of its own", async () => {
    const { workspace, push, namespace } = await pushManifests({
      "m/b.yaml": configMap("b"),
      "dir/c.yaml": configMap("c"),
    });
    await symlink("nowhere.yaml", join(workspace.path, "m/a.yaml"));
    await symlink("../dir", join(workspace.path, "m/d.yaml"));
    const run = await push({ manifests: "m\nm/a.yaml\nm/a*" });
    const hint = "m/a\\.yaml is a link to nowhere\\.yaml, which does not exist\\. If m/nowhere\\.yaml is generated";
    expect(run.errors).toEqual([
      expect.stringMatching(new RegExp(`line 1: ${hint}`)),
      expect.stringMatching(/line 1: m\/d\.yaml is a link to the folder dir\. /),
      expect.stringMatching(new RegExp(`line 2: ${hint}`)),
      expect.stringMatching(new RegExp(`line 3: ${hint}`)),
    ]);
    expect(run.log).not.toContain("bug in pushpull");
    expect(await get("configmap", "b", namespace)).toBeUndefined();
  });
});

/** Each value of it comes back from the API server in another way, or not at all. */
const writtenAnotherWay = `apiVersion: v1
kind: Secret
metadata: {name: s, labels: {}}
stringData: {a: b, c: d}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r}
rules: []
---
apiVersion: v1
kind: Service
metadata: {name: v}
spec: {ports: [{port: 80}], selector: {a: b}, externalIPs: [], publishNotReadyAddresses: false}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: d}
spec:
  paused: false
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: b}, creationTimestamp: null}
    spec:
      nodeSelector: {}
      containers: [{name: x, image: "busybox:1", resources: {limits: {cpu: 2, memory: 1024Mi}}, env: [{name: NS, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}, {name: E, value: ""}]}]
`;
