import { expect, test } from "vitest";
import { adminKubeconfig, get, newNamespace, path } from "./cluster.ts";
import { deployment, service } from "./manifests.ts";
import { makeWorkspace, runPush } from "./run-push.ts";

test("a first push creates the objects, waits until they are ready, and says so", async () => {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace({
    "deploy/web.yaml": deployment("web", "shop/web:1"),
    "deploy/service.yaml": service("web"),
  });
  const inputs = { manifests: "deploy", namespace, kubeconfig: await adminKubeconfig() };
  const run = await runPush({ workspace, inputs, path });

  expect(run.code).toBe(0);
  expect(run.outputs).toMatchObject({ result: "deployed", changed: "true" });
  expect(await get("deployment", "web", namespace)).toMatchObject({ status: { readyReplicas: 2, updatedReplicas: 2 } });
  expect(await get("service", "web", namespace)).toBeDefined();
});
