/** What is being deleted is there until its finalizers are done, and then gone with all that was applied to it. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { type PushOptions, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const finalizer = "shop.test/hold";

/** Makes a ConfigMap that is being deleted, and stays until it is let go. */
async function held(namespace: string, name: string) {
  const metadata = `name: ${name}\n  finalizers: [${finalizer}]`;
  await kubectl(
    ["create", `--namespace=${namespace}`, "-f", "-"],
    configMap(name, { old: "yes" }).replace(`name: ${name}`, metadata),
  );
  return {
    remove: () => kubectl(["delete", "configmap", name, `--namespace=${namespace}`, "--wait=false"]),
    letGo: () =>
      kubectl(["patch", "configmap", name, `--namespace=${namespace}`, "--patch", '{"metadata":{"finalizers":null}}']),
  };
}

/** Calls back once, as soon as a run says that it waits for something to be gone. */
function onceWaiting(act: () => void): NonNullable<PushOptions["onStart"]> {
  return (child) => {
    let log = "";
    child.stdout.on("data", (text: string) => {
      const before = log;
      log += text;
      const says = /^Waiting for deletion to finish: /m;
      if (says.test(log) && !says.test(before)) act();
    });
  };
}

async function setUp(files: (namespace: string) => Readonly<Record<string, string>>) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files(namespace));
  const kubeconfig = await adminKubeconfig();
  const push = (inputs: Readonly<Record<string, string>> = {}, more: Pick<PushOptions, "onStart"> = {}) =>
    runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs }, ...more });
  return { namespace, workspace, push };
}

const two = () => ({ "a.yaml": configMap("a"), "b.yaml": configMap("b") });

describe.concurrent("an object that is being deleted", () => {
  test("is waited for and created again", async () => {
    const { namespace, workspace, push } = await setUp(two);
    const { remove, letGo } = await held(namespace, "a");
    await remove();
    const old = await get("configmap", "a", namespace);
    const run = await push({}, { onStart: onceWaiting(() => void letGo()) });
    expect(run.log).toMatch(
      /^Waiting for deletion to finish: ConfigMap\/a \(blocked by finalizer shop\.test\/hold\)$/m,
    );
    expect(run.errors).toEqual([]);
    const made = await get("configmap", "a", namespace);
    expect(made?.metadata.uid).not.toBe(old?.metadata.uid);
    expect(made).toMatchObject({ data: { key: "value" } });
    expect(made?.metadata.deletionTimestamp).toBeUndefined();
    expect(run.report?.objects.map(({ name, action }) => `${name} ${action}`)).toEqual(["a created", "b created"]);
    await workspace.remove();
  });

  test("and still exists at the timeout is reported with what blocks it, and nothing is written", async () => {
    const { namespace, workspace, push } = await setUp(two);
    const { remove, letGo } = await held(namespace, "a");
    await remove();
    const run = await push({ timeout: "6s" });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^a\.yaml:1: ConfigMap\/a was still being deleted when the run timed out\. The deletion is blocked by finalizer shop\.test\/hold/,
      ),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "a", namespace)).toMatchObject({ data: { old: "yes" } });
    expect(await get("configmap", "b", namespace)).toBeUndefined();
    await letGo();
    await workspace.remove();
  });

  test("is not waited for when something else is wrong, nor in a dry run", async () => {
    const { namespace, workspace, push } = await setUp(two);
    const { remove, letGo } = await held(namespace, "a");
    await remove();
    const planned = await push({ "dry-run": "true" });
    expect(planned.outputs.result).toBe("planned");
    expect(planned.report?.objects.map(({ name, action }) => `${name} ${action}`)).toEqual(["a created", "b created"]);

    await workspace.write({ "b.yaml": configMap("b").replace("\ndata:", "\ndate:") });
    const run = await push();
    expect(run.errors).toEqual([expect.stringMatching(/^b\.yaml:5: .*date: unknown field/)]);
    expect(run.log).not.toContain("Waiting");
    await letGo();
    await workspace.remove();
  });

  test.skipIf(!cluster.own)("from the moment of the write is reported, since the change is lost with it", async () => {
    const { namespace, workspace, push } = await setUp(two);
    const { letGo } = await held(namespace, "a");
    let removed = false;
    const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
      const isWrite = method === "PATCH" && url.pathname.endsWith("/configmaps/a") && !url.searchParams.has("dryRun");
      if (!isWrite || removed) return undefined;
      removed = true;
      const remove = ["delete", "configmap", "a", `--namespace=${namespace}`, "--wait=false"];
      execFileSync(join(cluster.kubectlFolder, "kubectl"), [`--kubeconfig=${cluster.kubeconfig}`, ...remove]);
      return undefined;
    });
    const edit = ["--clusterrole=edit", "--user=deployer"];
    await kubectl(["create", "rolebinding", "edit", `--namespace=${namespace}`, ...edit]);
    const run = await push({ kubeconfig: await kubeconfigFor(users.deployer, relay.server) });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^a\.yaml:1: ConfigMap\/a is being deleted together with the change that was just applied\. Run again/,
      ),
    ]);
    expect(run.report?.objects.map(({ name, action }) => `${name} ${action}`)).toEqual(["a failed", "b created"]);
    await relay.stop();
    await letGo();
    await workspace.remove();
  });
});

describe.concurrent("a namespace that is being deleted", () => {
  test("is reported once, with its remaining contents", async () => {
    const { namespace, workspace, push } = await setUp(two);
    const { letGo } = await held(namespace, "held");
    await kubectl(["delete", "namespace", namespace, "--wait=false"]);
    const remaining = "--for=condition=NamespaceFinalizersRemaining";
    await kubectl(["wait", `namespace/${namespace}`, remaining, "--timeout=60s"]);
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(
        new RegExp(
          `^a\\.yaml:1: Namespace ${namespace} is being deleted and accepts no new objects.*finalizers remaining: ${finalizer}`,
        ),
      ),
    ]);
    await letGo();
    await workspace.remove();
  });

  test("is waited for if it is in the manifests, and created again with its objects", async () => {
    const { namespace, workspace, push } = await setUp((name) => ({
      ...two(),
      "namespace.yaml": `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`,
    }));
    const { letGo } = await held(namespace, "held");
    await kubectl(["delete", "namespace", namespace, "--wait=false"]);
    const run = await push({}, { onStart: onceWaiting(() => void letGo()) });
    expect(run.errors).toEqual([]);
    expect(await get("configmap", "b", namespace)).toBeDefined();
    expect((await get("namespace", namespace, namespace))?.metadata.deletionTimestamp).toBeUndefined();
    await workspace.remove();
  });
});
