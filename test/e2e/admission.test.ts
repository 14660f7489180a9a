/** What stands between a valid object and the cluster: webhooks and policies. */
import { describe, expect, type TestContext, test } from "vitest";
import { type Review, startAdmissionWebhook, type Verdict } from "../lab/admission-webhook.ts";
import { until } from "../lab/until.ts";
import { adminKubeconfig, cluster, get, kubectl, newNamespace, path } from "./cluster.ts";
import { configMap } from "./manifests.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

/** That of one test: tests that run at the same time have no other way to know which of them ends. */
type Finished = TestContext["onTestFinished"];

async function setUp(onTestFinished: Finished, files: Readonly<Record<string, string>>) {
  const namespace = await newNamespace();
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
  test("that refuses is named, with its message, before anything is written", async ({ onTestFinished }) => {
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

  test("that does not respond is named before anything is written", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a"), "b.yaml": configMap("b") });
    await withWebhook(onTestFinished, namespace, "Validating", ({ name }) => (name === "b" ? "silence" : undefined), 1);
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(/^b\.yaml:1: ConfigMap\/b is refused: .*The webhook guard\.shop\.test does not answer/),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "a", namespace)).toBeUndefined();
  });

  test("that changes objects, in our fields and in others, is respected, and a second push writes nothing", async ({
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

  test("that warns is shown, and the run continues", async ({ onTestFinished }) => {
    const { namespace, push } = await setUp(onTestFinished, { "a.yaml": configMap("a") });
    await withPolicy(onTestFinished, namespace, "Warn");
    const run = await push();
    expect(run.warnings).toEqual([expect.stringMatching(/^a\.yaml:1: .*every ConfigMap needs a label/)]);
    expect(await get("configmap", "a", namespace)).toBeDefined();
  });
});
