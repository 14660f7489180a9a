/** Manifests that take their time: by their size, or by what they wait for. */
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { adminKubeconfig, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { commandsWith } from "./processes.ts";
import { refuse } from "./refused.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

test("a file of ten megabytes is deployed", async () => {
  const namespace = await newNamespace();
  const large = Array.from({ length: 20 }, (_, n) =>
    configMap(`big-${n}`, { text: "0123456789abcdef".repeat(2 ** 15) }),
  );
  const workspace = await makeWorkspace({ "big.yaml": large.join("---\n") });
  const kubeconfig = await adminKubeconfig();
  const run = await runPush({ workspace, path, inputs: { manifests: "big.yaml", namespace, kubeconfig } });
  await workspace.remove();
  expect(run.errors).toEqual([]);
  const names = await kubectl(["get", "configmaps", `--namespace=${namespace}`, "--output=name"]);
  expect(names.match(/configmap\/big-/g)).toHaveLength(20);
});

/** Pushes a kustomization that needs something of a server which never answers. */
async function waitFor(resource: (address: string) => string) {
  const silent = createServer(() => {});
  const address = `127.0.0.1:${await listenOnLoopback(silent)}`;
  const { errors } = await refuse({
    files: { "k8s/kustomization.yaml": `resources: ["${resource(address)}"]\n` },
    manifests: "good.yaml\nk8s",
    inputs: { timeout: "4s" },
  });
  silent.close();
  return { errors, address };
}

test("a Kustomize build that waits for a server which never answers ends when the time is up, and is named", async () => {
  const { errors } = await waitFor((address) => `http://${address}/a.yaml`);
  expect(errors).toEqual([
    expect.stringMatching(/^k8s\/kustomization\.yaml:1: Kustomize had not built .*on the network/),
  ]);
});

test("a Git server that never answers leaves no clone of Kustomize's behind, and no git", async () => {
  const { errors, address } = await waitFor((server) => `git::http://${server}/base.git`);
  expect(errors).toEqual([expect.stringMatching(/Kustomize had not built/)]);
  expect(await commandsWith(`${address}/base.git`)).toEqual([]);
});
