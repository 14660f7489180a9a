/** Custom resources: what their status says decides how a run ends. The tests are their controller. */
import { describe, expect, test } from "vitest";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

/** A kind of its own for each test, which has a status subresource. */
async function setUp(names: readonly string[]) {
  const namespace = await newNamespace();
  const group = `${namespace}.test`;
  const crd = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `widgets.${group}` },
    spec: {
      group,
      names: { kind: "Widget", plural: "widgets" },
      scope: "Namespaced",
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
        },
      ],
    },
  };
  const widget = (name: string) =>
    `apiVersion: ${group}/v1\nkind: Widget\nmetadata: {name: ${name}}\nspec: {size: 1}\n`;
  const workspace = await makeWorkspace({
    "1.yaml": JSON.stringify(crd),
    "2.yaml": [...names.map(widget), configMap("config")].join("---\n"),
  });
  const kubeconfig = await adminKubeconfig();
  const push = (inputs: Readonly<Record<string, string>> = {}) =>
    runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs } });
  const kind = `widgets.${group}`;
  const report = (name: string, status: unknown) => {
    const where = [`--namespace=${namespace}`, "--subresource=status", "--type=merge"];
    return kubectl(["patch", kind, name, ...where, `--patch=${JSON.stringify({ status })}`]);
  };
  const create = (name: string) => kubectl(["create", `--namespace=${namespace}`, "-f", "-"], widget(name));
  const made = (name: string) =>
    until(async () => (await get("crd", kind, namespace)) && (await get(kind, name, namespace)), {
      what: `Widget ${name}`,
      seconds: 30,
      every: 200,
    });
  return { namespace, push, report, create, made };
}

describe.skipIf(!cluster.own).concurrent("a custom resource", () => {
  test("without a controller that reports on it is waited for briefly, and is not called ready", async () => {
    const { push } = await setUp(["w"]);
    const run = await push();
    expect(run.outputs.result).toBe("deployed");
    expect(run.log).toContain("2 of 3 ready, no status reported for 1 object");
    expect(run.log).toContain("Widget/w: no controller has reported its status");
    expect(run.log).not.toContain("all ready");
    expect(run.report?.objects.find(({ kind }) => kind === "Widget")).toMatchObject({ unproven: "unreported" });
    expect(run.report?.seconds).toBeGreaterThan(9);

    const next = await push();
    expect(next.log).toContain("no status reported for 1 object");
    expect(next.report?.seconds).toBeLessThan(9);
  });

  test("is ready when its controller says so", async () => {
    const { push, made, report } = await setUp(["w"]);
    const running = push({ timeout: "60s" });
    await made("w");
    await report("w", { phase: "Ready" });
    const run = await running;
    expect(run.outputs.result).toBe("deployed");
    expect(run.log).toContain("; all ready.");
  });

  test("that its controller has not reported on yet, unlike others of its kind, is not ready", async () => {
    const { push, report, create } = await setUp(["w"]);
    await push({ wait: "false" });
    await create("other");
    await report("other", { phase: "Ready" });
    const run = await push({ timeout: "13s" });
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([
      expect.stringMatching(/^2\.yaml:1: Widget\/w is not ready after \S+: waiting for its controller to report/),
    ]);
  });

  test("is not ready while its status reports a failure, in any words", async () => {
    const statuses = {
      phase: { phase: "Failed" },
      state: { state: "error" },
      failed: { conditions: [{ type: "Failed", status: "True" }] },
      degraded: { conditions: [{ type: "Degraded", status: "True" }] },
      starting: { status: "creating" },
    };
    const { push, report } = await setUp(Object.keys(statuses));
    await push({ wait: "false" });
    await Promise.all(Object.entries(statuses).map(([name, status]) => report(name, status)));
    const run = await push({ timeout: "6s" });
    expect(run.code).toBe(1);
    expect(run.outputs.result).toBe("failed");
    for (const said of [
      /Widget\/phase is not ready after \S+: phase is Failed/,
      /Widget\/state is not ready after \S+: state is error/,
      /Widget\/failed is not ready after \S+: Failed is True/,
      /Widget\/degraded is not ready after \S+: Degraded is True/,
      /Widget\/starting is not ready after \S+: status is creating/,
    ]) {
      expect(run.errors).toContainEqual(expect.stringMatching(said));
    }
  });
});

describe.skipIf(!cluster.own)("a HorizontalPodAutoscaler", () => {
  test("whose target does not exist is not ready", async () => {
    const spec = { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "elsewhere" }, maxReplicas: 3 };
    const scaler = {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: { name: "scaler" },
      spec,
    };
    const workspace = await makeWorkspace({ "scaler.yaml": JSON.stringify(scaler) });
    const inputs = { manifests: ".", namespace: await newNamespace(), kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path, inputs: { ...inputs, timeout: "40s" } });
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/HorizontalPodAutoscaler\/scaler is .*"elsewhere" not found/)]);
  });
});
