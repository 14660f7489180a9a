/** Identities that may do some of it: what they are told, and how they get through all the same. */
import { describe, expect, test } from "vitest";
import { users } from "../lab/users.ts";
import { allow, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { type PushRun, runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

async function pushAs(
  user: keyof typeof users,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<PushRun> {
  const workspace = await makeWorkspace(files);
  const kubeconfig = await kubeconfigFor(users[user]);
  const manifests = Object.keys(files).join("\n");
  return runPush({ workspace, path, inputs: { manifests, kubeconfig, ...inputs } }).finally(workspace.remove);
}

const inNamespace = (text: string, namespace: string) =>
  text.replace("metadata:", `metadata:\n  namespace: ${namespace}`);

/** Ten slow Deployments: too many to be asked for one by one where they can be listed. */
const ten = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`${index}.yaml`, deployment(`web-${index}`, "shop/web:1-slow")]),
);

describe.skipIf(!cluster.own).concurrent("an identity that may not", () => {
  test("do everything that is needed gets all missing rights at once, create and patch too, and nothing is written", async () => {
    const namespace = await newNamespace();
    await allow("reader", namespace, "configmaps");
    await allow("reader", namespace, "services", "get,list,watch");
    await allow("reader", namespace, "serviceaccounts", "get,patch");
    const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n";
    const files = {
      "a.yaml": configMap("a"),
      "service.yaml": service("web"),
      "web.yaml": deployment("web", "shop/web:1"),
      "account.yaml": account,
    };
    const run = await pushAs("reader", files, { namespace });
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(run.errors).toHaveLength(1);
    expect(run.errors[0]).toMatch(/^The identity "reader" lacks rights: it may not .*grant them in a Role/);
    for (const words of [
      `get, create and patch deployments.apps in namespace ${namespace}`,
      `create and patch services in namespace ${namespace}`,
      `create serviceaccounts in namespace ${namespace}`,
    ]) {
      expect(run.errors[0]).toContain(words);
    }
    expect(run.errors[0]).not.toContain("configmaps");
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("read one of three namespaces gets an error for that one, and nothing is written in the others", async () => {
    const namespaces = await Promise.all([newNamespace(), newNamespace(), newNamespace()]);
    const [one = "", two = "", closed = ""] = namespaces;
    await Promise.all([one, two].map((namespace) => allow("deployer", namespace, "configmaps,services")));
    const files = Object.fromEntries(
      namespaces.map((namespace) => [
        `${namespace}.yaml`,
        [configMap("a"), configMap("b"), service("web")].map((text) => inNamespace(text, namespace)).join("---\n"),
      ]),
    );
    const run = await pushAs("deployer", files);
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(run.errors).toEqual([
      expect.stringMatching(
        `^The identity "deployer" lacks rights: it may not get, create and patch configmaps in namespace ${closed}; get, create and patch services in namespace ${closed}\\. Ask`,
      ),
    ]);
    for (const namespace of namespaces) expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("change an existing object gets an error on its line, which does not mention create", async () => {
    const namespace = await newNamespace();
    await allow("reader", namespace, "configmaps", "get,list,watch");
    await kubectl(["create", "configmap", "a", "-n", namespace]);
    const run = await pushAs("reader", { "a.yaml": configMap("a") }, { namespace });
    expect(run.errors).toEqual([expect.stringMatching(/^a\.yaml:1: The identity .* may not patch configmaps in/)]);
  });

  test.for([
    ["list or watch", "get,create,patch"],
    ["watch", "get,list,create,patch"],
  ] as const)("%s has its objects asked for one by one, and is told so", async ([, verbs]) => {
    const namespace = await newNamespace();
    await allow("deployer", namespace, "deployments.apps", verbs);
    const run = await pushAs("deployer", ten, { namespace });
    expect(run.errors).toEqual([]);
    expect(run.outputs.result).toBe("deployed");
    expect(run.warnings).toEqual([
      expect.stringMatching(
        /^Cannot watch objects, polling them every few seconds instead: .*"deployer" cannot (list|watch)/,
      ),
    ]);
    for (const kind of ["pods", "ReplicaSets", "events"]) {
      expect(run.log.split(`Failures will be detected late: cannot watch ${kind}: `)).toHaveLength(2);
    }
    expect(await get("deployment", "web-9", namespace)).toMatchObject({ status: { readyReplicas: 2 } });
    expect((await pushAs("deployer", ten, { namespace })).outputs.result).toBe("unchanged");
  });
});
