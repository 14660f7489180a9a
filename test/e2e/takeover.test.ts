/** Sets that `kubectl apply` made on the client's side, as most people have them before they come to us. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, service } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const job = `apiVersion: batch/v1
kind: Job
metadata:
  name: seed
spec:
  suspend: true
  template:
    spec: {restartPolicy: Never, containers: [{name: seed, image: "shop/seed:1"}]}
`;

/** Applies the first files with kubectl, then pushes the second. */
async function move(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>, dryRun = false) {
  const namespace = await newNamespace();
  await kubectl(["apply", `--namespace=${namespace}`, "-f", "-"], Object.values(before).join("---\n"));
  const workspace = await makeWorkspace(after);
  const kubeconfig = await adminKubeconfig();
  const inputs = { manifests: ".", namespace, kubeconfig, wait: "false", "dry-run": String(dryRun) };
  const run = await runPush({ workspace, path, inputs });
  return { run, namespace };
}

describe.concurrent("objects of a client-side kubectl apply", () => {
  test("are taken over: fields that the manifest no longer has are removed, even if the old and the new ones exclude each other", async () => {
    // Two ports without a name are refused: a dry run over what is there would have both.
    const { run, namespace } = await move(
      { "a.yaml": configMap("a", { one: "1", two: "2" }), "s.yaml": service("web") },
      { "a.yaml": configMap("a", { one: "1" }), "s.yaml": service("web").replace("port: 80", "port: 81") },
    );
    expect(run.errors).toEqual([]);
    expect(run.log).toContain("Taken over from client-side kubectl apply: 2 objects");
    expect(await get("configmap", "a", namespace)).toMatchObject({ data: { one: "1" } });
    expect((await get("configmap", "a", namespace))?.metadata.annotations ?? {}).toEqual({});
    const ports = `--output=jsonpath={.spec.ports[*].port}`;
    expect(await kubectl(["get", "service", "web", `--namespace=${namespace}`, ports])).toBe("81");
  });

  test("are refused before anything else is written if an immutable field changes", async () => {
    const { run, namespace } = await move(
      { "job.yaml": job },
      { "good.yaml": configMap("good"), "job.yaml": job.replace("suspend: true", "suspend: true\n  completions: 3") },
    );
    expect(run.errors).toEqual([
      expect.stringMatching(/^job\.yaml:7: Job\/seed is refused: spec\.completions: .*immutable/),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "good", namespace)).toBeUndefined();
  });

  test("are not changed by a dry run", async () => {
    const { run, namespace } = await move(
      { "a.yaml": configMap("a") },
      { "a.yaml": configMap("a", { key: "new" }) },
      true,
    );
    expect(run.outputs).toMatchObject({ result: "planned", changed: "true" });
    const managers = `--output=jsonpath={.metadata.managedFields[*].manager}`;
    const shown = ["get", "configmap", "a", `--namespace=${namespace}`, "--show-managed-fields", managers];
    expect(await kubectl(shown)).toBe("kubectl-client-side-apply");
  });
});
