/** How a run ends: ready, at its deadline, at once when something failed, or without waiting. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, cluster, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

async function push(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const kubeconfig = await adminKubeconfig();
  const again = (more: Readonly<Record<string, string>> = {}) =>
    runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs, ...more } });
  return { run: await again(), again, namespace, workspace };
}

const job = (image: string) => `apiVersion: batch/v1
kind: Job
metadata:
  name: seed
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: seed
          image: ${image}
`;

describe.skipIf(!cluster.own).concurrent("a run", () => {
  test("is green when everything is ready, and the next one writes nothing", async () => {
    const files = {
      "web.yaml": deployment("web", "shop/web:1"),
      "service.yaml": service("web"),
      "job.yaml": job("shop/seed:1"),
    };
    const { run, again, namespace } = await push(files);
    expect(run.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(await get("deployment", "web", namespace)).toMatchObject({
      status: { readyReplicas: 2, updatedReplicas: 2 },
    });
    expect(await get("job", "seed", namespace)).toMatchObject({ status: { succeeded: 1 } });

    const before = await versions(namespace);
    const next = await again();
    expect(next.outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(await versions(namespace)).toEqual(before);
  });

  test("is red at its deadline, and reports what each object is missing", async () => {
    const { run, namespace } = await push(
      { "web.yaml": deployment("web", "shop/web:1-stuck"), "config.yaml": configMap("config") },
      { timeout: "8s" },
    );
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "true" });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^web\.yaml:14: Deployment\/web is not ready after \S+: .*\. Inspect it with: kubectl describe deployment web --namespace /,
      ),
    ]);
    expect(run.summary).toMatch(/❌ Failed in/);
    expect(await get("configmap", "config", namespace)).toBeDefined();
    expect(run.report).toMatchObject({ result: "failed", faults: [{ code: "not-ready", file: "web.yaml", line: 14 }] });
  });

  test("is red as soon as a Job has failed", async () => {
    const { run } = await push({ "job.yaml": job("shop/seed:1-fail") }, { timeout: "60s" });
    expect(run.errors).toEqual([expect.stringMatching(/^job\.yaml:11: Job\/seed has failed: /)]);
    expect(run.report?.seconds).toBeLessThan(30);
  });

  test("without wait ends when everything is applied", async () => {
    const { run, namespace } = await push({ "web.yaml": deployment("web", "shop/web:1-stuck") }, { wait: "false" });
    expect(run.outputs).toMatchObject({ result: "deployed", changed: "true" });
    expect(await get("deployment", "web", namespace)).toBeDefined();
  });

  test("that is a dry run shows what would change, and writes nothing", async () => {
    const { run, namespace } = await push({ "a.yaml": configMap("a") }, { "dry-run": "true" });
    expect(run.outputs).toMatchObject({ result: "planned", changed: "true" });
    expect(run.log).toContain("Would create      1  ConfigMap/a");
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("shows the server's warnings, each once", async () => {
    const old = (name: string) => `${deployment(name, "shop/web:1")}      securityContext: {}\n`;
    const namespace = await newNamespace();
    await kubectl(["label", "namespace", namespace, "pod-security.kubernetes.io/warn=restricted"]);
    const workspace = await makeWorkspace({ "a.yaml": old("a"), "b.yaml": old("b") });
    const inputs = { manifests: "a.yaml\nb.yaml", namespace, kubeconfig: await adminKubeconfig() };
    const run = await runPush({ workspace, path, inputs });
    expect(run.outputs.result).toBe("deployed");
    expect(run.warnings.length).toBeGreaterThan(0);
    expect(new Set(run.warnings.map((warning) => warning.replace(/^\S+ /, ""))).size).toBe(run.warnings.length);
    expect(run.warnings[0]).toMatch(/^a\.yaml:1: would violate PodSecurity/);
  });

  test("applies an object to the namespace that it names", async () => {
    const other = await newNamespace();
    const { run, namespace } = await push({
      "a.yaml": configMap("a").replace("name: a", `name: a\n  namespace: ${other}`),
      "b.yaml": configMap("b"),
    });
    expect(run.outputs.result).toBe("deployed");
    expect(await get("configmap", "a", other)).toBeDefined();
    expect(await get("configmap", "b", namespace)).toBeDefined();
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });
});

/** What every object of a namespace that a push may have written looked like when it was last written. */
function versions(namespace: string): Promise<string> {
  const columns = "--output=jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.resourceVersion}{'\\n'}{end}";
  return kubectl(["get", "deployments,services,jobs", `--namespace=${namespace}`, columns]);
}
