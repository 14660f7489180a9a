/** Quotas: the dry run sees room for each object by itself, and only the writes show that there is none for all. */
import { describe, expect, test } from "vitest";
import { adminKubeconfig, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, service } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const quota = (secrets: number) =>
  `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: room}\nspec: {hard: {secrets: "${secrets}"}}\n`;
const secret = (name: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}}\nstringData: {a: b}\n`;

async function setUp(files: Readonly<Record<string, string>>) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const kubeconfig = await adminKubeconfig();
  const push = () => runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig } });
  /** Waits until the quota is counted: the API server refuses everything before that. */
  const withQuota = async (secrets: number) => {
    await kubectl(["create", `--namespace=${namespace}`, "-f", "-"], quota(secrets));
    const counted = `--for=jsonpath={.status.hard.secrets}=${secrets}`;
    await kubectl(["wait", "resourcequota/room", `--namespace=${namespace}`, counted, "--timeout=60s"]);
  };
  const secrets = async () =>
    (await kubectl(["get", "secrets", `--namespace=${namespace}`, "--output=jsonpath={.items[*].metadata.name}"]))
      .split(" ")
      .toSorted();
  return { namespace, workspace, push, withQuota, secrets };
}

const names = ["a", "b", "c", "d", "e"];
const five = Object.fromEntries(names.map((name) => [`${name}.yaml`, secret(name)]));

describe.concurrent("a quota", () => {
  test("that allows only some of the objects is reported for each of the others; later waves are not applied, and a rerun completes them", async () => {
    const { namespace, workspace, push, withQuota, secrets } = await setUp({
      ...five,
      "after.yaml": configMap("after").replace(
        "name: after",
        'name: after\n  annotations: {argocd.argoproj.io/sync-wave: "1"}',
      ),
    });
    await withQuota(2);
    const run = await push();
    const there = await secrets();
    expect(there).toHaveLength(2);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "true" });
    const action = (wanted: string) =>
      run.report?.objects
        .filter(({ action }) => action === wanted)
        .map(({ name }) => name)
        .toSorted();
    expect(action("created")).toEqual(there);
    expect(action("failed")).toEqual(names.filter((name) => !there.includes(name)));
    expect(action("skipped")).toEqual(["after"]);
    expect(run.errors).toHaveLength(3);
    for (const error of run.errors) {
      expect(error).toMatch(/^[a-e]\.yaml:1: Secret\/[a-e] is refused: .*exceeded quota: room.*Quota room is used up/);
    }
    expect(await get("configmap", "after", namespace)).toBeUndefined();

    await kubectl([
      "patch",
      "resourcequota",
      "room",
      `--namespace=${namespace}`,
      '--patch={"spec":{"hard":{"secrets":"9"}}}',
    ]);
    await kubectl([
      "wait",
      "resourcequota/room",
      `--namespace=${namespace}`,
      "--for=jsonpath={.status.hard.secrets}=9",
    ]);
    expect((await push()).outputs.result).toBe("deployed");
    expect(await secrets()).toEqual(names);
    await workspace.remove();
  });

  test("that the same manifests raise does not block the objects that then fit", async () => {
    const services = (count: number) => quota(count).replace("secrets:", "services:");
    const { namespace, workspace, push } = await setUp({ "quota.yaml": services(0) });
    expect((await push()).outputs.result).toBe("deployed");
    const counted = (count: number) =>
      kubectl([
        ...["wait", "resourcequota/room", `--namespace=${namespace}`, "--timeout=60s"],
        `--for=jsonpath={.status.hard.services}=${count}`,
      ]);
    await counted(0);
    await workspace.write({ "1.yaml": service("one"), "2.yaml": service("two"), "quota.yaml": services(1) });
    const full = await push();
    expect(
      full.report?.objects
        .map(({ name, action }) => `${name} ${action}`)
        .toSorted((a, b) => last(a).localeCompare(last(b))),
    ).toEqual([
      "room configured",
      expect.stringMatching(/^(one|two) created$/),
      expect.stringMatching(/^(one|two) failed$/),
    ]);
    await counted(1);
    await workspace.write({ "quota.yaml": services(2) });
    expect((await push()).errors).toEqual([]);
    expect(await get("service", "one", namespace)).toBeDefined();
    expect(await get("service", "two", namespace)).toBeDefined();
    await workspace.remove();
  });
});

function last(words: string): string {
  return words.split(" ").at(-1) ?? "";
}
