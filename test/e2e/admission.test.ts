/** What stands between a valid object and the cluster: webhooks, policies, Pod Security, and rights to hand out. */
import { describe, expect, type TestContext, test } from "vitest";
import { type Review, startAdmissionWebhook, type Verdict } from "../lab/admission-webhook.ts";
import { until } from "../lab/until.ts";
import { users } from "../lab/users.ts";
import { adminKubeconfig, cluster, get, kubeconfigFor, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { makeWorkspace, runPush } from "./run-push.ts";

/** That of one test: tests that run at the same time have no other way to know which of them ends. */
type Finished = TestContext["onTestFinished"];

async function setUp(
  onTestFinished: Finished,
  files: Readonly<Record<string, string>>,
  labels: readonly string[] = [],
) {
  const namespace = await newNamespace();
  if (labels.length > 0) await kubectl(["label", "namespace", namespace, ...labels]);
  const workspace = await makeWorkspace(files);
  onTestFinished(workspace.remove);
  const kubeconfig = await adminKubeconfig();
  const push = (inputs: Readonly<Record<string, string>> = {}) =>
    runPush({ workspace, path, inputs: { manifests: ".", namespace, kubeconfig, ...inputs } });
  return { namespace, workspace, push };
}

/** Registers a webhook for the ConfigMaps of one namespace, and waits until the API server asks it. */
async function withWebhook(
  onTestFinished: Finished,
  namespace: string,
  kind: "Mutating" | "Validating",
  judge: (review: Review) => Verdict,
  timeoutSeconds = 10,
): Promise<readonly Review[]> {
  const reviews: Review[] = [];
  let asked = 0;
  const webhook = await startAdmissionWebhook(cluster, (review) => {
    if (review.name === "probe") asked++;
    else reviews.push(review);
    return review.name === "probe" ? undefined : judge(review);
  });
  const resource = `${kind}WebhookConfiguration`;
  const registration = {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: resource,
    metadata: { name: namespace },
    webhooks: [
      {
        name: "guard.shop.test",
        clientConfig: webhook.clientConfig,
        rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["configmaps"] }],
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        admissionReviewVersions: ["v1"],
        sideEffects: "NoneOnDryRun",
        timeoutSeconds,
      },
    ],
  };
  await kubectl(["create", "-f", "-"], JSON.stringify(registration));
  onTestFinished(async () => {
    await kubectl(["delete", resource, namespace]);
    await webhook.stop();
  });
  await until(
    async () => {
      await kubectl(["create", "--dry-run=server", `--namespace=${namespace}`, "-f", "-"], configMap("probe"));
      return asked > 0;
    },
    { what: "the API server to ask the webhook" },
  );
  return reviews;
}

describe.skipIf(!cluster.own).concurrent("a webhook", () => {
  test("that refuses is named, with its words, before anything is written", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a"), "b.yaml": configMap("b") });
    const reviews = await withWebhook(onTestFinished, namespace, "Validating", ({ name }) =>
      name === "b" ? { deny: "every ConfigMap needs an owner" } : undefined,
    );
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^b\.yaml:1: ConfigMap\/b is refused: .*guard\.shop\.test.* every ConfigMap needs an owner/,
      ),
    ]);
    expect(await get("configmap", "a", namespace)).toBeUndefined();
    expect(new Set(reviews.map(({ dryRun }) => dryRun))).toEqual(new Set([true]));
  });

  test("that does not answer is named, before anything is written", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a"), "b.yaml": configMap("b") });
    await withWebhook(onTestFinished, namespace, "Validating", ({ name }) => (name === "b" ? "silence" : undefined), 1);
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(/^b\.yaml:1: ConfigMap\/b is refused: .*The webhook guard\.shop\.test does not answer/),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("that changes what it is given, in our fields and in others, is let have its way, and a second push writes nothing", async ({
    onTestFinished,
  }) => {
    const { namespace, workspace, push } = await setUp(onTestFinished, {
      "a.yaml": configMap("a", { image: "shop/web" }),
    });
    await withWebhook(onTestFinished, namespace, "Mutating", ({ object }) => ({
      patch: [
        { op: "add", path: "/metadata/labels", value: { ...object.metadata.labels, checked: "yes" } },
        { op: "replace", path: "/data/image", value: "mirror.test/shop/web" },
      ],
      warnings: ["images come from the mirror"],
    }));
    const first = await push();
    expect(first.outputs.result).toBe("deployed");
    expect(first.warnings).toEqual([expect.stringMatching(/^a\.yaml:1: images come from the mirror/)]);
    const made = await get("configmap", "a", namespace);
    expect(made).toMatchObject({
      metadata: { labels: { checked: "yes" } },
      data: { image: "mirror.test/shop/web" },
    });
    expect((await push()).outputs).toMatchObject({ result: "unchanged", changed: "false" });
    expect(await get("configmap", "a", namespace)).toEqual(made);

    await workspace.write({ "a.yaml": configMap("a", { image: "shop/web", more: "yes" }) });
    expect((await push()).outputs.result).toBe("deployed");
    expect(await get("configmap", "a", namespace)).toMatchObject({
      metadata: { labels: { checked: "yes" } },
      data: { image: "mirror.test/shop/web", more: "yes" },
    });
  });
});

/** A policy for the ConfigMaps of one namespace, as YAML with its binding. */
function policy(namespace: string, actions: string): string {
  return `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: ${namespace}}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}]
  validations: [{expression: "has(object.metadata.labels)", message: every ConfigMap needs a label}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: ${namespace}}
spec:
  policyName: ${namespace}
  validationActions: ${actions}
  matchResources: {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ${namespace}}}}
`;
}

/** Puts a policy into force. */
async function withPolicy(onTestFinished: Finished, namespace: string, action: "Deny" | "Warn") {
  const text = policy(namespace, `[${action}]`);
  await kubectl(["create", "-f", "-"], text);
  onTestFinished(async () => {
    await kubectl(["delete", "-f", "-"], text);
  });
  const probe = ["create", "--dry-run=server", "--warnings-as-errors", `--namespace=${namespace}`, "-f", "-"];
  await until(
    () =>
      kubectl(probe, configMap("probe")).then(
        () => false,
        () => true,
      ),
    {
      what: "the policy to be in force",
    },
  );
}

describe.skipIf(!cluster.own).concurrent("a ValidatingAdmissionPolicy", () => {
  test("that denies is named, with its message, before anything is written", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, {
      "a.yaml": configMap("a").replace("name: a", "name: a\n  labels: { team: shop }"),
      "b.yaml": configMap("b"),
    });
    await withPolicy(onTestFinished, namespace, "Deny");
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(
        new RegExp(`^b\\.yaml:1: ConfigMap/b is refused: .*policy '${namespace}' .*every ConfigMap needs a label`, "i"),
      ),
    ]);
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("that warns is shown, and stops nothing", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a") });
    await withPolicy(onTestFinished, namespace, "Warn");
    const run = await push();
    expect(run.warnings).toEqual([expect.stringMatching(/^a\.yaml:1: .*every ConfigMap needs a label/)]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
  });
});

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: "shop/web:1"}]}\n`;

describe.concurrent("a Pod Security level", () => {
  const level = (mode: string, name: string) => `pod-security.kubernetes.io/${mode}=${name}`;

  test("that warns is shown once for what is wrong with several in the same way, and stops nothing", async ({
    onTestFinished,
  }) => {
    const files = {
      "1.yaml": deployment("one", "shop/web:1").replace("name: one\n          image", "name: c\n          image"),
      "2.yaml": deployment("two", "shop/web:1").replace("name: two\n          image", "name: c\n          image"),
    };
    const { namespace, push } = await setUp(onTestFinished, files, [level("warn", "restricted")]);
    const run = await push({ wait: "false" });
    expect(run.warnings).toEqual([
      expect.stringMatching(/^1\.yaml:1: would violate PodSecurity "restricted:latest": .*runAsNonRoot/),
    ]);
    expect(run.outputs.result).toBe("deployed");
    expect(await get("deployment", "two", namespace)).toBeDefined();
  });

  test("that refuses says which level it is, before anything is written", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a"), "pod.yaml": pod("pod") }, [
      level("enforce", "restricted"),
    ]);
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^pod\.yaml:1: Pod\/pod is refused: .*runAsNonRoot.*takes only pods of the level restricted .*securityContext/,
      ),
    ]);
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("that the same set lowers does not stand in the way of what it then allows", async ({ onTestFinished }) => {
    const { namespace, workspace, push } = await setUp(onTestFinished, { "pod.yaml": pod("pod") }, [
      level("enforce", "restricted"),
    ]);
    await workspace.write({
      "namespace.yaml": `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${namespace}\n  labels: {pod-security.kubernetes.io/enforce: privileged}\n`,
    });
    const run = await push({ "force-conflicts": "true", wait: "false" });
    expect(run.errors).toEqual([]);
    expect(await get("pod", "pod", namespace)).toBeDefined();
  });
});

describe.skipIf(!cluster.own).concurrent("a RoleBinding before its Role, by a user who is not an administrator", () => {
  const role = (verbs: string) =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: reader}\nrules: [{apiGroups: [""], resources: [configmaps], verbs: [${verbs}]}]\n`;
  const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: default}]
`;

  async function asDeployer(onTestFinished: Finished, verbs: string) {
    const { namespace, push } = await setUp(onTestFinished, { "1.yaml": binding, "2.yaml": role(verbs) });
    const rights = (name: string, verb: string, resource: string) =>
      kubectl(["create", "role", name, `--verb=${verb}`, `--resource=${resource}`, `--namespace=${namespace}`]);
    await rights(
      "rbac",
      "get,list,create,patch",
      "roles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io",
    );
    await rights("read", "get,list", "configmaps");
    for (const name of ["rbac", "read"]) {
      await kubectl(["create", "rolebinding", name, `--role=${name}`, "--user=deployer", `--namespace=${namespace}`]);
    }
    return { namespace, run: await push({ kubeconfig: await kubeconfigFor(users.deployer) }) };
  }

  test("goes through where the user has the rights that it hands out", async ({ onTestFinished }) => {
    const { namespace, run } = await asDeployer(onTestFinished, "get, list");
    expect(run.errors).toEqual([]);
    expect(await get("rolebinding", "readers", namespace)).toMatchObject({ roleRef: { name: "reader" } });
  });

  test("is refused before the first write where the user has not, with the right that is missing", async ({
    onTestFinished,
  }) => {
    const { namespace, run } = await asDeployer(onTestFinished, "get, delete");
    expect(run.errors).toEqual([
      expect.stringMatching(/^2\.yaml:1: Role\/reader is refused: .*attempting to grant[\s\S]*delete[\s\S]*`escalate`/),
    ]);
    expect(await get("rolebinding", "readers", namespace)).toBeUndefined();
  });
});
