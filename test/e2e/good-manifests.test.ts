/** Files that look odd and are in order: they deploy. */
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { adminKubeconfig, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

async function push(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const kubeconfig = await adminKubeconfig();
  const run = await runPush({ workspace, path, inputs: { namespace, kubeconfig, ...inputs } });
  return { run, workspace, namespace };
}

/** The names of the ConfigMaps that are not the cluster's own, sorted. */
async function configMaps(namespace: string): Promise<readonly string[]> {
  const text = await kubectl(["get", "configmaps", `--namespace=${namespace}`, "--output=json"]);
  const { items } = JSON.parse(text) as { readonly items: readonly KubernetesObject[] };
  return items.map(({ metadata }) => metadata.name ?? "").filter((name) => name !== "kube-root-ca.crt");
}

const merged = `apiVersion: v1
kind: ConfigMap
metadata:
  name: merged
  annotations: &common {team: shop}
  labels:
    <<: *common
    app: web
`;

describe.concurrent("deploys", () => {
  test("anchors and merge keys, a BOM, CRLF, JSON, a List, several documents and a glob", async () => {
    const list = {
      apiVersion: "v1",
      kind: "List",
      items: [1, 2].map((n) => JSON.parse(asJson(`item-${n}`)) as object),
    };
    const { run, namespace } = await push(
      {
        "k8s/a/anchors.yaml": merged,
        "k8s/bom.yaml": `\uFEFF${configMap("bom")}`,
        "k8s/crlf.yaml": configMap("crlf").replaceAll("\n", "\r\n"),
        "k8s/json.json": asJson("json"),
        "k8s/list.json": JSON.stringify(list),
        "k8s/b/c/several.yaml": `${configMap("one")}---\n# nothing here\n---\n${configMap("two")}...\n`,
        "k8s/notes.txt": "not a manifest",
      },
      { manifests: "k8s/**/*.yaml\nk8s/*.json" },
    );
    expect(run.errors).toEqual([]);
    expect(run.outputs.result).toBe("deployed");
    expect(await configMaps(namespace)).toEqual(["bom", "crlf", "item-1", "item-2", "json", "merged", "one", "two"]);
    expect((await get("configmap", "merged", namespace))?.metadata.labels).toMatchObject({ team: "shop", app: "web" });
  });

  test("a name with a dot, a label with a slash, and a ConfigMap of exactly 1 MiB", async () => {
    const odd = configMap("a.b-c.d", { "key.with_all-3": "x" }).replace(
      "metadata:",
      "metadata:\n  labels: { acme.test/part: front }",
    );
    const full = configMap("full", { text: "x".repeat(2 ** 20) });
    const { run, namespace } = await push({ "odd.yaml": odd, "full.yaml": full }, { manifests: "." });
    expect(run.errors).toEqual([]);
    expect(await configMaps(namespace)).toEqual(["a.b-c.d", "full"]);
    const labels = (await get("configmap", "a.b-c.d", namespace))?.metadata.labels;
    expect(labels).toEqual({ "acme.test/part": "front" });
  });

  test("what Kustomize builds, with images set in it, and says where in its files a fault is", async () => {
    const files = {
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": `# the web shop\n${deployment("web", "shop/web:1")}`,
      "prod/kustomization.yaml": "resources: [../base]\nnamePrefix: prod-\n",
    };
    const { run, workspace, namespace } = await push(files, { manifests: "prod", images: "shop/web=2" });
    expect(run.errors).toEqual([]);
    const image = "--output=jsonpath={.spec.template.spec.containers[*].image}";
    expect(await kubectl(["get", "deployment", "prod-web", `--namespace=${namespace}`, image])).toBe("shop/web:2");

    await workspace.write({ "base/web.yaml": files["base/web.yaml"].replace("replicas:", "replica:") });
    const inputs = { manifests: "prod", namespace, kubeconfig: await adminKubeconfig() };
    const broken = await runPush({ workspace, path, inputs });
    expect(broken.errors).toEqual([expect.stringMatching(/^base\/web\.yaml:7: Deployment\/prod-web .*replica/)]);
  });

  test("the contents of folders that a glob matches: their files, or their kustomization", async () => {
    const { run, namespace } = await push(
      {
        "services/a/deploy/one.yaml": configMap("one"),
        "services/a/deploy/more/unread.yaml": configMap("unread"),
        "services/b/deploy/kustomization.yaml": "resources: [two.yaml]\nnamePrefix: b-\n",
        "services/b/deploy/two.yaml": configMap("two"),
        "services/c/readme.txt": "no deploy here",
        "all/three.yaml": configMap("three"),
        "all/below/four.yaml": configMap("four"),
      },
      { manifests: "services/*/deploy\nall/**" },
    );
    expect(run.errors).toEqual([]);
    expect(await configMaps(namespace)).toEqual(["b-two", "four", "one", "three"]);
  });

  test("output of kubectl create --dry-run and CRD generators, with empty server fields", async () => {
    const printed = deployment("web", "shop/web:1").replace("metadata:\n", "metadata:\n  creationTimestamp: null\n");
    const { run } = await push({ "web.yaml": `${printed}status: {replicas: 0, conditions: []}\n` }, { manifests: "." });
    expect(run.errors).toEqual([]);
  });

  test("nothing outside of the workspace that a link points to", async () => {
    const outside = await mkdtemp(join(tmpdir(), "pushpull-outside-"));
    await writeFile(join(outside, "secret.yaml"), configMap("outside"));
    const namespace = await newNamespace();
    const workspace = await makeWorkspace({ "good.yaml": configMap("good") });
    await symlink(join(outside, "secret.yaml"), join(workspace.path, "link.yaml"));
    const inputs = { manifests: "*.yaml", namespace, kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path, inputs });
    await rm(outside, { recursive: true });
    expect(run.errors).toEqual([expect.stringMatching(/link\.yaml is outside of the workspace/)]);
    expect(await configMaps(namespace)).toEqual([]);
  });
});

function asJson(name: string): string {
  return JSON.stringify({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
}
