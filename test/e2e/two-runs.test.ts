/** Two of our runs on one set at the same time. */
import { describe, expect, test } from "vitest";
import { startAnsweringRelay } from "../lab/answering-relay.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, kubeconfigFor, kubectl, letEdit, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const names = Array.from({ length: 40 }, (_, index) => `config-${index}`);

/** A set that differs from another one's in every object, in the same key and in one of its own. */
function setOf(who: string): string {
  const configs = names.map((name) => configMap(name, { from: who, [`only-${who}`]: "yes" }));
  return [...configs, deployment("web", `shop/web:${who}`)].join("---\n");
}

/** Pushes a set of somebody's. */
async function pushSet(
  who: string,
  namespace: string,
  kubeconfig: string,
  more: Partial<Parameters<typeof runPush>[0]> = {},
) {
  const workspace = await makeWorkspace({ "all.yaml": setOf(who) });
  const run = await runPush({
    workspace,
    path,
    inputs: { manifests: ".", namespace, kubeconfig, wait: "false" },
    ...more,
  });
  await workspace.remove();
  return run;
}

/** What the set is in the cluster, each different thing once. */
async function whose(namespace: string): Promise<readonly string[]> {
  const list = (kind: string, items: string) =>
    kubectl(["get", kind, `--namespace=${namespace}`, `--output=jsonpath={range .items[*]}${items}{"\\n"}{end}`]);
  const configs = (await list("configmaps", "{.data}")).split("\n").filter((data) => data.includes("from"));
  const images = (await list("deployments", "{.spec.template.spec.containers[*].image}")).trim();
  expect(configs).toHaveLength(names.length);
  return [...new Set(configs), images];
}

const setsOf = (who: string) => [`{"from":"${who}","only-${who}":"yes"}`, `shop/web:${who}`];

describe.skipIf(!cluster.own).concurrent("two runs on one set", () => {
  test("of which one overtakes the other leave the complete set of one of them", async () => {
    const namespace = await newNamespace();
    const bind = ["create", "rolebinding", "edit", `--namespace=${namespace}`, "--clusterrole=edit", "--user=deployer"];
    await kubectl(bind);
    const admin = await adminKubeconfig();
    let writes = 0;
    let other: ReturnType<typeof pushSet> | undefined;
    const relay = await startAnsweringRelay(cluster, async ({ method, url }) => {
      if (method !== "PATCH" || url.searchParams.has("dryRun") || ++writes <= 10) return undefined;
      // From its tenth write on the first run has to wait until the other one has come to its end.
      other ??= pushSet("b", namespace, admin);
      await other;
      return undefined;
    });
    const first = await pushSet("a", namespace, await kubeconfigFor(users.deployer, relay.server));
    const second = await other;
    await relay.stop();
    expect([first.errors, second?.errors]).toEqual([[], []]);
    expect([first.outputs.result, second?.outputs.result]).toEqual(["deployed", "deployed"]);
    expect(first.warnings).toEqual([
      expect.stringMatching(
        /^Another run has changed objects that this run applied: ConfigMap\/config-.*, and \d+ more\. .*`concurrency`/,
      ),
    ]);
    expect(await whose(namespace)).toEqual(setsOf("a"));
  });

  test("that start together both complete, and leave the complete set of one of them", async () => {
    const namespace = await newNamespace();
    const admin = await adminKubeconfig();
    const runs = await Promise.all(["a", "b"].map((who) => pushSet(who, namespace, admin)));
    expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
    expect(runs.map(({ outputs }) => outputs.result)).toEqual(["deployed", "deployed"]);
    const left = await whose(namespace);
    expect(left).toEqual(setsOf(left.at(-1)?.at(-1) ?? ""));
  });

  test("of which one changes the set while the other one waits succeed, and the other one warns", async () => {
    const namespace = await newNamespace();
    const admin = await adminKubeconfig();
    const workspace = await makeWorkspace({ "web.yaml": deployment("web", "shop/web:1-stuck") });
    const inputs = { manifests: ".", namespace, kubeconfig: admin };
    let other: ReturnType<typeof pushSet> | undefined;
    const first = await runPush({
      workspace,
      path,
      inputs,
      onStart: ({ stdout }) => {
        stdout.on("data", (chunk) => {
          if (String(chunk).includes("0 of 1 ready")) other ??= pushSet("b", namespace, admin);
        });
      },
    });
    await workspace.remove();
    expect((await other)?.errors).toEqual([]);
    expect(first.errors).toEqual([]);
    expect(first.warnings).toEqual([
      expect.stringMatching(
        /^Another run has changed objects that this run applied: Deployment\/web\. The live objects are not those of this run\./,
      ),
    ]);
  });
});

test.skipIf(!cluster.own)("changes by other managers during the wait are not mistaken for another run", async () => {
  const namespace = await newNamespace();
  const annotated = deployment("web", "shop/web:1-slow").replace(
    "metadata:\n",
    "metadata:\n  annotations: {refresh: hard}\n",
  );
  const workspace = await makeWorkspace({ "web.yaml": annotated, "a.yaml": configMap("a", { one: "1", two: "2" }) });
  const by = [`--namespace=${namespace}`, "--field-manager=operator"];
  let others: Promise<unknown> | undefined;
  const run = await runPush({
    workspace,
    path,
    inputs: { manifests: ".", namespace, kubeconfig: await adminKubeconfig(), "force-conflicts": "true" },
    onStart: ({ stdout }) => {
      stdout.on("data", (chunk) => {
        if (!String(chunk).includes("0 of 1 ready")) return;
        others ??= Promise.all([
          kubectl(["annotate", "deployment", "web", ...by, "refresh-", "seen=yes"]),
          kubectl(["patch", "configmap", "a", ...by, '--patch={"data":{"one":null,"two":"theirs","three":"3"}}']),
        ]);
      });
    },
  });
  await workspace.remove();
  await others;
  expect(others).toBeDefined();
  expect(run.errors).toEqual([]);
  expect(run.warnings).toEqual([]);
});

test.skipIf(!cluster.own)("a run that may not read the objects again warns, and reports what it has done", async () => {
  const namespace = await newNamespace();
  await letEdit("deployer", namespace);
  let written = false;
  const relay = await startAnsweringRelay(cluster, ({ method, url }) => {
    if (method === "GET" && written && url.pathname.includes("/configmaps")) return { status: 403 };
    written ||= method === "PATCH" && !url.searchParams.has("dryRun");
    return undefined;
  });
  const run = await pushSet("a", namespace, await kubeconfigFor(users.deployer, relay.server));
  await relay.stop();
  expect(run.errors).toEqual([]);
  expect(run.warnings).toEqual([
    expect.stringMatching(/^Cannot check whether another run has changed the same objects: /),
  ]);
  expect(run.outputs).toMatchObject({ result: "deployed", changed: "true" });
  expect(await whose(namespace)).toEqual(setsOf("a"));
});
