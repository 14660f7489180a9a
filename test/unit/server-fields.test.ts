import { describe, expect, test } from "vitest";
import type { Resource } from "../../packages/push/src/cluster/discovery.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";
import { knownKinds } from "../../packages/push/src/plan/kinds.ts";
import { planPush } from "../../packages/push/src/plan/plan.ts";

const served = (apiVersion: string, kind: string, plural: string, hasStatus: boolean): Resource => ({
  apiVersion,
  kind,
  plural,
  namespaced: true,
  verbs: ["create", "get", "patch"],
  hasStatus,
});

const discovery = [
  served("v1", "ConfigMap", "configmaps", false),
  served("v1", "Pod", "pods", true),
  served("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
  served("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", true),
];

/** What is sent of the last object of a file, and all that is wrong with the file. */
function plan(yaml: string) {
  const { manifests, faults: unread } = readManifests(yaml, "deploy.yaml");
  expect(unread).toEqual([]);
  const { plan: planned, faults } = planPush({ manifests, discovery, namespace: "shop", createNamespace: false });
  return { sent: planned.waves.flatMap(({ objects }) => objects).at(-1)?.object, faults };
}

const pod = (metadata: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  ${metadata}\nspec: {}\n${more}`;

describe("a field that the API server sets", () => {
  test.each([
    ["metadata.resourceVersion", pod('resourceVersion: "1"'), 5],
    ["metadata.uid", pod("uid: 1-2"), 5],
    ["metadata.generation", pod("generation: 1"), 5],
    ["metadata.creationTimestamp", pod('creationTimestamp: "2026-01-01T00:00:00Z"'), 5],
    ["metadata.managedFields", pod("managedFields: [{manager: kubectl}]"), 5],
    ["metadata.selfLink", pod("selfLink: /api/v1"), 5],
    ["status", pod("labels: {}", "status: {phase: Ready}"), 7],
  ])("is refused on its line, and the rest of the object is checked without it: %s", (field, yaml, line) => {
    const { sent, faults } = plan(yaml);
    expect(faults).toMatchObject([{ code: "manifest", location: { file: "deploy.yaml", line } }]);
    expect(faults[0]?.message).toBe(`Pod/a has fields that only the API server sets: ${field}`);
    expect(sent).toMatchObject({ metadata: { name: "a", namespace: "shop" }, spec: {} });
    expect(JSON.stringify(sent)).not.toContain(`"${field.split(".").at(-1)}"`);
  });

  test("is one fault with all others of the object, on the line of the first in the file", () => {
    const { faults } = plan(pod('uid: 1-2\n  resourceVersion: "1"', "status: {phase: Ready}"));
    expect(faults).toMatchObject([{ location: { line: 5 } }]);
    expect(faults[0]?.message).toMatch(/: metadata\.uid, metadata\.resourceVersion, status$/);
  });

  test("is reported for a kind that is not served, too", () => {
    const faults = plan(pod("uid: 1-2").replace("Pod", "Gizmo")).faults.map(({ message }) => message);
    expect(faults).toContain("Gizmo/a has fields that only the API server sets: metadata.uid");
  });

  test.each([
    ["null, as kubectl create --dry-run prints it", pod("creationTimestamp: null", "status: {}")],
    ["zeros, as generators print it", pod("labels: {}", "status: {a: {kind: '', n: 0}, conditions: []}")],
  ])("may be there when it is %s", (_, yaml) => {
    const { sent, faults } = plan(yaml);
    expect(faults).toEqual([]);
    expect(sent?.status).toBeDefined();
  });
});

describe("the status of a custom resource", () => {
  const widget = (version: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.acme.test}
spec:
  group: acme.test
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions: [{name: v1, served: true, storage: true${version}}]
---
apiVersion: acme.test/v1
kind: Widget
metadata: {name: one}
status: {phase: Ready}
`;

  test("is refused if it has a subresource", () => {
    const yaml = widget(", subresources: {status: {}}");
    const kinds = knownKinds(discovery, readManifests(yaml, "a.yaml").manifests);
    expect(kinds.find(({ kind }) => kind === "Widget")).toMatchObject({ hasStatus: true });
    expect(plan(yaml).faults).toMatchObject([
      { message: "Widget/one has fields that only the API server sets: status" },
    ]);
  });

  test("is an ordinary field if it has none", () => {
    const { sent, faults } = plan(widget(""));
    expect(faults).toEqual([]);
    expect(sent?.status).toEqual({ phase: "Ready" });
  });
});

test("the rules of an aggregated ClusterRole are left out of what is sent, and of no other role", () => {
  const rulesOf = (more: string) =>
    plan(
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: all}\nrules: [{verbs: [get]}]\n${more}`,
    ).sent?.rules;
  expect(rulesOf("aggregationRule: {clusterRoleSelectors: [{matchLabels: {}}]}")).toBeUndefined();
  expect(rulesOf("aggregationRule: null")).toEqual([{ verbs: ["get"] }]);
  expect(rulesOf("")).toEqual([{ verbs: ["get"] }]);
});
