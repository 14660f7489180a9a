/** What ends up in the cluster: order, ownership, and what is left alone. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, get, kubeconfigFor, kubectl, letEdit, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

async function setUp(files: Readonly<Record<string, string>>) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const kubeconfig = await adminKubeconfig();
  const push = (inputs: Readonly<Record<string, string>> = {}, more: Workspace = workspace) =>
    runPush({ workspace: more, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs } });
  const value = (kind: string, name: string, jsonPath: string) =>
    kubectl(["get", kind, name, `--namespace=${namespace}`, `--output=jsonpath=${jsonPath}`]);
  return { namespace, workspace, push, value };
}

describe.concurrent("ownership", () => {
  test("a field of another manager is a conflict that names object, field and manager; force-conflicts takes it", async () => {
    const { namespace, push, value } = await setUp({
      "a.yaml": configMap("a", { key: "ours" }),
      "b.yaml": configMap("b"),
    });
    await kubectl(
      ["apply", "--server-side", "--field-manager=somebody", `--namespace=${namespace}`, "-f", "-"],
      configMap("a", { key: "theirs" }),
    );
    const refused = await push();
    expect(refused.errors).toEqual([
      expect.stringMatching(
        /^a\.yaml:5: ConfigMap\/a: the field data\.key is owned by somebody, which last wrote at .*Z\. If somebody should keep/,
      ),
    ]);
    expect(await value("configmap", "a", "{.data.key}")).toBe("theirs");
    expect(await get("configmap", "b", namespace)).toBeUndefined();

    expect((await push({ "force-conflicts": "true" })).outputs.result).toBe("deployed");
    expect(await value("configmap", "a", "{.data.key}")).toBe("ours");
  });

  test("fields that others added are left alone, and ours are removed when the manifest no longer has them", async () => {
    const { namespace, workspace, push, value } = await setUp({ "a.yaml": configMap("a", { one: "1", two: "2" }) });
    await push();
    await kubectl(["annotate", "configmap", "a", `--namespace=${namespace}`, "theirs=yes"]);
    await workspace.write({ "a.yaml": configMap("a", { one: "1" }) });
    expect((await push()).outputs.result).toBe("deployed");
    expect(await value("configmap", "a", "{.data}{.metadata.annotations.theirs}")).toBe('{"one":"1"}yes');
  });

  test("an autoscaler's replicas are not changed", async () => {
    const { namespace, workspace, push, value } = await setUp({ "web.yaml": deployment("web", "shop/web:1") });
    await push();
    await kubectl(["autoscale", "deployment", "web", `--namespace=${namespace}`, "--min=1", "--max=9"]);
    await kubectl(["scale", "deployment", "web", `--namespace=${namespace}`, "--replicas=4"]);
    await workspace.write({ "web.yaml": deployment("web", "shop/web:2") });
    const run = await push();
    expect(run.errors).toEqual([]);
    expect(await value("deployment", "web", "{.spec.replicas}")).toBe("4");
  });

  test("replicas that a manifest omits are not changed, even when another workload's are", async () => {
    const silent = (version: number) => deployment("web", `shop/web:${version}`).replace("  replicas: 2\n", "");
    const { namespace, workspace, push, value } = await setUp({
      "web.yaml": silent(1),
      "other.yaml": deployment("other", "shop/other:1"),
    });
    await push({ wait: "false" });
    await kubectl(["autoscale", "deployment", "web", `--namespace=${namespace}`, "--min=1", "--max=9"]);
    await kubectl(["scale", "deployment", "web", `--namespace=${namespace}`, "--replicas=4"]);
    const other = deployment("other", "shop/other:1").replace("replicas: 2", "replicas: 3");
    await workspace.write({ "web.yaml": silent(2), "other.yaml": other });
    expect((await push({ wait: "false" })).errors).toEqual([]);
    expect((await push({ wait: "false" })).outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(await value("deployment", "web", "{.spec.replicas}")).toBe("4");
  });
});

test.skipIf(!cluster.own)("a concurrent write by another manager does not count as our change", async () => {
  // Because of the null that `kubectl create --dry-run` prints, only the server can say that it is as applied.
  const printed = configMap("a").replace("metadata:\n", "metadata:\n  creationTimestamp: null\n");
  const { namespace, push, value } = await setUp({ "a.yaml": printed });
  await push();
  let written = 0;
  const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
    if (method !== "PATCH" || !url.pathname.endsWith("/configmaps/a") || written++ > 0) return undefined;
    const annotate = ["annotate", "configmap", "a", `--namespace=${namespace}`, "theirs=yes"];
    execFileSync(join(cluster.kubectlFolder, "kubectl"), [`--kubeconfig=${cluster.kubeconfig}`, ...annotate]);
    return undefined;
  });
  await letEdit("deployer", namespace);
  const run = await push({ kubeconfig: await kubeconfigFor(users.deployer, relay.server) });
  await relay.stop();
  expect(written).toBeGreaterThan(0);
  expect(await value("configmap", "a", "{.metadata.annotations.theirs}")).toBe("yes");
  expect(run.outputs).toMatchObject({ result: "unchanged", changed: "false" });
});

describe.concurrent("order", () => {
  test("a CRD, its custom resource before it, and a new namespace with its objects are applied in one push", async () => {
    const { namespace, push } = await setUp({});
    const group = `${namespace}.test`;
    const workspace = await makeWorkspace({
      "1.yaml": `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball, namespace: ${namespace}-new}\nspec: {size: 3}\n`,
      "2.yaml": crd(group),
      "3.yaml": configMap("inside").replace("name: inside", `name: inside\n  namespace: ${namespace}-new`),
      "4.yaml": `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${namespace}-new}\n`,
    });
    const run = await push({}, workspace);
    expect(run.errors).toEqual([]);
    expect(await get(`toys.${group}`, "ball", `${namespace}-new`)).toMatchObject({ spec: { size: 3 } });
    expect(await get("configmap", "inside", `${namespace}-new`)).toBeDefined();
    expect((await push({}, workspace)).outputs.result).toBe("unchanged");
  });

  test("a CRD that gains a field, and the custom resource that uses it, are applied in one push", async () => {
    const { namespace, workspace, push } = await setUp({});
    const group = `grows.${namespace}.test`;
    const toy = (field: string) => `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: {${field}: 3}\n`;
    await workspace.write({ "1.yaml": strictCrd(group, "size"), "2.yaml": toy("size") });
    expect((await push()).errors).toEqual([]);
    await workspace.write({ "1.yaml": strictCrd(group, "weight"), "2.yaml": toy("weight") });
    const planned = await push({ "dry-run": "true" });
    expect(planned.report?.objects.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      "CustomResourceDefinition configured",
      "Toy configured",
    ]);
    expect((await push()).errors).toEqual([]);
    expect(await get(`toys.${group}`, "ball", namespace)).toMatchObject({ spec: { weight: 3 } });
  });

  test("a Pod in an earlier file than its ServiceAccount and its PriorityClass is applied in one push", async () => {
    const { namespace, workspace, push } = await setUp({});
    await workspace.write({
      "1.yaml": `apiVersion: v1\nkind: Pod\nmetadata: {name: pod}\nspec:\n  serviceAccountName: runner\n  priorityClassName: ${namespace}\n  containers: [{name: c, image: "shop/web:1"}]\n`,
      "2.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: runner}\n",
      "3.yaml": `apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: ${namespace}}\nvalue: 7\n`,
    });
    expect((await push({ wait: "false" })).errors).toEqual([]);
    expect(await get("pod", "pod", namespace)).toMatchObject({ spec: { priority: 7, serviceAccountName: "runner" } });
    await kubectl(["delete", "priorityclass", namespace]);
  });

  test("create-namespace creates the namespace, and does not change an existing one", async () => {
    const { namespace, push } = await setUp({ "a.yaml": configMap("a") });
    const inputs = { namespace: `${namespace}-made`, "create-namespace": "true" };
    expect((await push(inputs)).outputs.result).toBe("deployed");
    await kubectl(["label", "namespace", `${namespace}-made`, "team=shop"]);
    expect((await push(inputs)).outputs.result).toBe("unchanged");
    expect(await get("namespace", `${namespace}-made`, "default")).toMatchObject({
      metadata: { labels: { team: "shop" } },
    });
  });

  test.skipIf(!cluster.own)(
    "a later sync-wave waits until the one before is ready, and is not written when that never is",
    async () => {
      const wave = (manifest: string, number: number) =>
        manifest.replace("metadata:\n", `metadata:\n  annotations: {argocd.argoproj.io/sync-wave: "${number}"}\n`);
      const { namespace, workspace, push, value } = await setUp({
        "1.yaml": wave(deployment("first", "shop/first:1-stuck"), -1),
        "2.yaml": wave(configMap("second"), 3),
      });
      const red = await push({ timeout: "6s" });
      expect(red.code).toBe(1);
      expect(red.errors).toContainEqual(expect.stringMatching(/^1\.yaml:\d+: Deployment\/first is not ready after/));
      expect(await get("configmap", "second", namespace)).toBeUndefined();
      expect(red.report?.objects.map(({ name, action }) => `${name} ${action}`)).toEqual([
        "first created",
        "second skipped",
      ]);

      await workspace.write({ "1.yaml": wave(deployment("first", "shop/first:2"), -1) });
      expect((await push()).errors).toEqual([]);
      expect(await value("deployment", "first", "{.status.readyReplicas}")).toBe("2");
      expect(await get("configmap", "second", namespace)).toBeDefined();
    },
  );

  test("generateName creates one object with every push, which the log says", async () => {
    const { namespace, push } = await setUp({ "a.yaml": configMap("a").replace("name: a", "generateName: made-") });
    const names = async () =>
      (await kubectl(["get", "configmaps", `--namespace=${namespace}`, "--output=name"])).match(/made-.*/g);
    const planned = await push({ "dry-run": "true" });
    expect(planned.report?.objects).toMatchObject([{ name: "made-*", action: "created" }]);
    expect(await names()).toBeNull();

    const run = await push();
    expect(run.outputs.result).toBe("deployed");
    expect(await names()).toEqual([run.report?.objects[0]?.name]);
    expect(run.log).toMatch(/^Every run creates another object for each generateName: ConfigMap\/made-\*$/m);
    await push();
    expect(await names()).toHaveLength(2);
  });
});

describe.concurrent("images", () => {
  test("are set in containers of every sort, in a CronJob and in a custom resource with a pod template", async () => {
    const { namespace, push, value } = await setUp({});
    const group = `images.${namespace}.test`;
    const workspace = await makeWorkspace({
      "crd.yaml": crd(group),
      "toy.yaml": `apiVersion: ${group}/v1\nkind: Toy\nmetadata: {name: ball}\nspec: {template: {spec: {containers: [{name: a, image: "shop/web:1"}]}}}\n`,
      "web.yaml": `${deployment("web", `docker.io/shop/web:1@sha256:${"0".repeat(64)}`)}      initContainers: [{name: init, image: shop/web}]\n`,
      "cron.yaml": `apiVersion: batch/v1
kind: CronJob
metadata: {name: cron}
spec:
  schedule: "0 0 1 1 *"
  jobTemplate:
    spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: shop/web:1}]}}}
`,
    });
    const run = await push({ images: "shop/web=2" }, workspace);
    expect(run.errors).toEqual([]);
    const pod = "{.spec.template.spec.containers[*].image}";
    expect(await value("deployment", "web", `${pod} {.spec.template.spec.initContainers[*].image}`)).toBe(
      "docker.io/shop/web:2 shop/web:2",
    );
    expect(await value("cronjob", "cron", `{.spec.jobTemplate${pod.slice(1)}`)).toBe("shop/web:2");
    expect(await value(`toys.${group}`, "ball", pod)).toBe("shop/web:2");
    expect(run.report?.images).toHaveLength(4);
  });
});

function strictCrd(group: string, field: string): string {
  return crd(group).replace("x-kubernetes-preserve-unknown-fields: true", `properties: {${field}: {type: integer}}`);
}

function crd(group: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: toys.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: Toy, plural: toys}
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, x-kubernetes-preserve-unknown-fields: true}}}}
`;
}
