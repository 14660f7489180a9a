import { type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";
import { describe, expect, test } from "vitest";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";
import { planPush } from "../../packages/push/src/plan/plan.ts";
import { discovery, documents, widgetCrd } from "./plan-documents.ts";

function plan(yaml: string, more: { createNamespace?: boolean } = {}) {
  const { manifests, faults } = readManifests(yaml, "deploy.yaml");
  expect(faults).toEqual([]);
  return planPush({ manifests, discovery, namespace: "shop", createNamespace: false, ...more });
}

function names(yaml: string): readonly (readonly string[])[] {
  return plan(yaml).plan.waves.map(({ objects }) => objects.map(({ ref }) => `${ref.kind} ${ref.name}`));
}

describe("the order", () => {
  test("puts namespaces and CRDs first, then what others refer to, bindings, everything else, and webhooks last", () => {
    const order = names(
      documents(
        "admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration hook",
        "apps/v1 Deployment web",
        "rbac.authorization.k8s.io/v1 RoleBinding may\nroleRef: {kind: Role, name: can}",
        "rbac.authorization.k8s.io/v1 Role can",
        "ConfigMap config",
        "acme.test/v1 Widget one",
        widgetCrd,
        "Namespace shop",
      ),
    );
    expect(order).toEqual([
      ["CustomResourceDefinition widgets.acme.test", "Namespace shop"],
      ["Role can", "ConfigMap config"],
      ["RoleBinding may"],
      ["Deployment web", "Widget one"],
      ["ValidatingWebhookConfiguration hook"],
    ]);
  });

  test("is that of the sync-waves first", () => {
    const wave = (number: number) =>
      `metadata: {name: w${number}, annotations: {argocd.argoproj.io/sync-wave: "${number}"}}`;
    const yaml = [5, -1, 0].map((number) => `apiVersion: v1\nkind: ConfigMap\n${wave(number)}`).join("\n---\n");
    const { waves } = plan(`${yaml}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: none}`).plan;
    expect(
      waves.map(({ syncWave, objects, awaitReady }) => [syncWave, awaitReady, objects.map(({ ref }) => ref.name)]),
    ).toEqual([
      [-1, "sync-wave", ["w-1"]],
      [0, "wave", ["none"]],
      [0, "sync-wave", ["w0"]],
      [5, "none", ["w5"]],
    ]);
  });

  test("refuses an invalid ready-when, on its line", () => {
    const { faults } = plan(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    pushpull/ready-when: "Ready"\n',
    );
    expect(faults.map(({ message, location }) => [message, location?.line])).toEqual([
      ["The ready-when of ConfigMap/a is not valid: Ready", 6],
    ]);
  });

  test("refuses a sync-wave that is not a whole number, on its line", () => {
    const { faults } = plan(
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    argocd.argoproj.io/sync-wave: "first"\n',
    );
    expect(faults.map(({ message, location }) => [message, location?.line])).toEqual([
      ["The sync-wave of ConfigMap/a is not a whole number", 6],
    ]);
  });
});

describe("a namespace", () => {
  const namespaceOf = (yaml: string) => plan(yaml).plan.waves[0]?.objects[0]?.object.metadata.namespace;

  test("is set on objects without one", () => {
    expect(namespaceOf(documents("ConfigMap a"))).toBe("shop");
  });

  test("is what the object says itself", () => {
    expect(namespaceOf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: own}")).toBe("own");
  });

  test("is never sent for a kind without namespaces", () => {
    expect(
      namespaceOf("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: own}"),
    ).toBeUndefined();
  });

  test("is added if it should be created, and not changed if it exists", () => {
    const { waves } = plan(documents("ConfigMap a"), { createNamespace: true }).plan;
    expect(waves[0]?.objects.map(({ ref, onlyIfMissing }) => [ref.kind, ref.name, onlyIfMissing])).toEqual([
      ["Namespace", "shop", true],
    ]);
  });

  test("is not added if a manifest contains it", () => {
    const { waves } = plan(documents("ConfigMap a", "Namespace shop"), { createNamespace: true }).plan;
    expect(waves[0]?.objects.map(({ ref, onlyIfMissing }) => [ref.name, onlyIfMissing])).toEqual([["shop", false]]);
  });
});

describe("an object needs", () => {
  const needsOf = (yaml: string, name: string) =>
    plan(yaml)
      .plan.waves.flatMap(({ objects }) => objects)
      .find(({ ref }) => ref.name === name)?.needs;
  const key = (apiVersion: string, kind: string, name: string, namespace?: string) =>
    objectKey({ apiVersion, kind, name, namespace });

  test("the namespace of its own set", () => {
    expect(needsOf(documents("Namespace shop", "ConfigMap a"), "a")).toEqual([key("v1", "Namespace", "shop")]);
  });

  test("its CRD", () => {
    expect(needsOf(documents(widgetCrd, "acme.test/v1 Widget one"), "one")).toEqual([
      key("apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.acme.test"),
    ]);
  });

  test("as a Pod its ServiceAccount", () => {
    const yaml = documents("ServiceAccount runner", "Pod main\nspec: {serviceAccountName: runner}");
    expect(needsOf(yaml, "main")).toEqual([key("v1", "ServiceAccount", "runner", "shop")]);
  });

  test("as a binding its role", () => {
    const yaml = documents(
      "rbac.authorization.k8s.io/v1 Role can",
      "rbac.authorization.k8s.io/v1 RoleBinding may\nroleRef: {kind: Role, name: can}",
    );
    expect(needsOf(yaml, "may")).toEqual([key("rbac.authorization.k8s.io/v1", "Role", "can", "shop")]);
  });

  test("nothing in a later sync-wave: the server can refuse it at once", () => {
    const late = "metadata: {name: shop, annotations: {argocd.argoproj.io/sync-wave: '1'}}";
    expect(needsOf(`apiVersion: v1\nkind: Namespace\n${late}\n---\n${documents("ConfigMap a")}`, "a")).toEqual([]);
  });

  test("nothing outside of the manifests", () => {
    expect(needsOf(documents("Pod main\nspec: {serviceAccountName: runner}"), "main")).toEqual([]);
  });
});

describe("a fault", () => {
  const faultsOf = (yaml: string) =>
    plan(yaml).faults.map(({ message, hint, location }) => [`${location?.line}`, message, hint]);

  test("names the nearest kind", () => {
    expect(faultsOf(documents("apps/v1 Deploymnt web"))).toEqual([
      [
        "2",
        "The API server does not know the kind Deploymnt (apps/v1)",
        "Did you mean Deployment (apiVersion: apps/v1)?",
      ],
    ]);
  });

  test("names the version that is served", () => {
    const [fault] = faultsOf(documents("extensions/v1beta1 Ingress web"));
    expect(fault?.slice(0, 2)).toEqual(["1", "The API server does not serve Ingress in extensions/v1beta1"]);
    expect(fault?.[2]).toContain("Use apiVersion: networking.k8s.io/v1.");
  });

  test("does not confuse another project's kind with one of Kubernetes of the same name", () => {
    const [, message, hint] = faultsOf(documents("serving.knative.dev/v1 Service web"))[0] ?? [];
    expect(message).toBe("The API server does not know the kind Service (serving.knative.dev/v1)");
    expect(hint).toBe(
      "It is a kind of Knative, whose CRDs are not installed in this cluster, or only in another version: add its CustomResourceDefinition to 'manifests', or install it first.",
    );
  });

  test("reports a name that cannot be part of a URL, and plans the rest", () => {
    const { plan: rest, faults } = plan(documents("ConfigMap ..", "ConfigMap a", "ConfigMap b%2Fc"));
    expect(faults.map(({ location }) => location?.line)).toEqual([3, 11]);
    expect(rest.waves.flatMap(({ objects }) => objects.map(({ ref }) => ref.name))).toEqual(["a"]);
  });

  test("links the deprecation guide for a removed kind", () => {
    expect(faultsOf(documents("policy/v1beta1 PodSecurityPolicy one"))[0]?.[2]).toContain("deprecation-guide");
  });

  test("points from the second of two objects with different content to the first", () => {
    expect(faultsOf(documents("ConfigMap a", "Secret a", "ConfigMap a\ndata: {a: b}"))).toEqual([
      ["9", "ConfigMap/shop/a appears twice with different content", "Remove one; the first is at deploy.yaml:1."],
    ]);
  });

  test("plans duplicates with the same content once, with one warning", () => {
    const again = "ConfigMap a\ndata: {b: 1, a: 2}";
    const set = documents(again, "Secret s", "ConfigMap a\ndata: {a: 2, b: 1}", again, "Secret s", "Pod p");
    const { plan: once, faults, warnings } = plan(set);
    expect(faults).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "Defined more than once with the same content, applied once: ConfigMap/shop/a (deploy.yaml:1, deploy.yaml:10, deploy.yaml:15); Secret/shop/s (deploy.yaml:6, deploy.yaml:20)",
    ]);
    const applied = once.waves.flatMap(({ objects }) => objects.map(({ ref }) => ref.name));
    expect(applied.toSorted()).toEqual(["a", "p", "s"]);
  });

  test("leaves the rest of the set planned, so that the rest can be checked too", () => {
    const { plan: rest, faults } = plan(documents("ConfigMap a", "v1 Nothing b"));
    expect(faults).toHaveLength(1);
    expect(rest.waves.flatMap(({ objects }) => objects.map(({ ref }) => ref.name))).toEqual(["a"]);
  });
});

test("objects without a name are never duplicates", () => {
  const yaml = "apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}";
  const { plan: both, faults } = plan(`${yaml}\n---\n${yaml}`);
  expect(faults).toEqual([]);
  expect(both.waves[0]?.objects.map(({ ref }) => ref.name)).toEqual(["job-*", "job-*"]);
});

test("planning leaves the manifests as they were", () => {
  const { manifests } = readManifests(documents("ConfigMap a"), "deploy.yaml");
  const before = structuredClone(manifests.map(({ object }): KubernetesObject => object));
  planPush({ manifests, discovery, namespace: "shop", createNamespace: true });
  expect(manifests.map(({ object }) => object)).toEqual(before);
});
