/** Kinds that are not served: what was meant, whose they are, and what follows from another fault. */
import { describe, expect, test } from "vitest";
import { collectionPath } from "../../packages/push/src/cluster/discovery.ts";
import { readManifests } from "../../packages/push/src/manifests/read-manifests.ts";
import { planPush } from "../../packages/push/src/plan/plan.ts";
import { discovery, documents, served, widgetCrd } from "./plan-documents.ts";

function faultsOf(yaml: string, kinds = discovery) {
  const { manifests, faults: unread } = readManifests(yaml, "deploy.yaml");
  expect(unread).toEqual([]);
  const { faults } = planPush({ manifests, discovery: kinds, namespace: "shop", createNamespace: false });
  return faults.map(({ message, hint, location }) => [`${location?.line}`, message, hint]);
}

describe("a fault", () => {
  test.each([
    ["acme.test/v1 Gizmotron", /No CRD for it is installed.*CustomResourceDefinition/],
    ["gateway.networking.k8s.io/v1 HTTPRoute", /the Gateway API .*CRDs are not installed/],
    ["snapshot.storage.k8s.io/v1 VolumeSnapshot", /snapshot controller .*CRDs are not installed/],
    ["metrics.k8s.io/v1beta1 PodMetrics", /metrics-server .*its kinds cannot be applied/],
    ["infrastructure.cluster.x-k8s.io/v1 MachinePool", /Cluster API/],
    ["source.toolkit.fluxcd.io/v1 GitRepository", /a kind of Flux/],
    // A kind that only looks like one of Kubernetes, or like one of another maker.
    ["acme.test/v1 Deploymnt", /No CRD for it is installed/],
    ["v1 Jod", /does not serve it.*api-resources --api-group=''/],
    ["apps/v1 Rollout", /does not serve it.*api-resources --api-group=apps`/],
    ["extensions/v1beta1 NetworkPolicyList", /deprecation-guide/],
    ["v1 Config", /This is a kubeconfig/],
    ["kustomize.config.k8s.io/v1beta1 Kustomization", /call its file kustomization\.yaml/],
    ["kustomize.config.k8s.io/v1alpha1 Component", /component of Kustomize/],
    ["kind.x-k8s.io/v1alpha4 Cluster", /configuration file of kind/],
    ["v1 Deploymnet", /^Did you mean Deployment \(apiVersion: apps\/v1\)\?$/],
    ["app/v1 deployment", /^Did you mean Deployment \(apiVersion: apps\/v1\)\?$/],
    ["app/v1 Deployment", /^Use apiVersion: apps\/v1\./],
    ["networking/v1 Ingress", /^Use apiVersion: networking\.k8s\.io\/v1\./],
    ["v1 Deployment", /^Use apiVersion: apps\/v1\./],
  ])("tells of %s what was meant, or whose it is", (kind, hint) => {
    expect(faultsOf(documents(`${kind} one`))[0]?.[2]).toMatch(hint);
  });

  test("does not confuse kinds of one group with similar names", () => {
    const route = (kind: string) => served("gateway.networking.k8s.io/v1", kind, `${kind.toLowerCase()}s`);
    const hint = (kind: string) =>
      planPush({
        manifests: readManifests(documents(`gateway.networking.k8s.io/v1 ${kind} one`), "deploy.yaml").manifests,
        discovery: [...discovery, route("TLSRoute"), route("HTTPRoute")],
        namespace: "shop",
        createNamespace: false,
      }).faults[0]?.hint;
    expect(hint("TCPRoute")).toMatch(/the Gateway API/);
    expect(hint("HttpRout")).toMatch(/^Did you mean HTTPRoute /);
  });

  test("explains that a read-only kind cannot be applied", () => {
    const yaml = documents("v1 ComponentStatus one");
    const status = { ...served("v1", "ComponentStatus", "componentstatuses", false), verbs: ["get", "list"] };
    const { manifests } = readManifests(yaml, "deploy.yaml");
    const { faults } = planPush({ manifests, discovery: [status], namespace: "shop", createNamespace: false });
    expect(faults.map(({ message }) => message)).toEqual(["The kind ComponentStatus (v1) cannot be applied"]);
  });

  test("omits the kinds of a CRD in the manifests in a version that is not served", () => {
    const old = widgetCrd.replace("k8s.io/v1 ", "k8s.io/v1beta1 ");
    expect(faultsOf(documents(old, "acme.test/v1 Widget one"))).toEqual([
      [
        "1",
        expect.stringMatching(/^The API server does not serve Custom.*v1beta1$/),
        expect.stringMatching(/^Use api/),
      ],
    ]);
  });

  test("names the versions of the CRD in the manifests if another one is used", () => {
    expect(faultsOf(documents(widgetCrd, "acme.test/v2 Widget one"))[0]?.slice(1)).toEqual([
      "The API server does not serve Widget in acme.test/v2",
      expect.stringMatching(
        /^CustomResourceDefinition\/widgets\.acme\.test of the set \(deploy\.yaml:1\) serves acme\.test\/v1\./,
      ),
    ]);
  });
});

describe("a CRD in the manifests cannot choose the path of a request", () => {
  const crd = (group: string, plural: string, version: string) => `apiextensions.k8s.io/v1 CustomResourceDefinition odd
spec:
  group: ${JSON.stringify(group)}
  scope: Namespaced
  names: {kind: Widget, plural: ${JSON.stringify(plural)}}
  versions: [{name: ${JSON.stringify(version)}, served: true}]`;
  const planOf = (group: string, plural: string, version: string) => {
    const yaml = documents(crd(group, plural, version), `${JSON.stringify(`${group}/${version}`)} Widget one`);
    const { manifests } = readManifests(yaml, "deploy.yaml");
    const { plan } = planPush({ manifests, discovery, namespace: "shop", createNamespace: false });
    return plan.waves.flatMap(({ objects }) => objects.map(({ ref }) => ref.kind));
  };

  test("where its names are DNS names its kind is known", () => {
    expect(planOf("acme.test", "widgets", "v1")).toContain("Widget");
  });

  test.each([
    ["acme.test", "../../../../api/v1/secrets", "v1"],
    ["acme.test", "widgets?dryRun=All&x=", "v1"],
    ["acme.test", "..", "v1"],
    ["acme.test", "Widgets", "v1"],
    ["acme.test", "widgets", ".."],
    ["acme.test", "widgets", "v1#"],
    ["..", "widgets", "v1"],
    ["acme.test?x", "widgets", "v1"],
    ["", "widgets", "v1"],
  ])("group %s, plural %s and version %s are not taken", (group, plural, version) => {
    expect(planOf(group, plural, version)).not.toContain("Widget");
  });

  test("a path is encoded, whoever named the kind", () => {
    const resource = served("a?b/v#1", "Widget", "widgets/../secrets?x");
    expect(collectionPath(resource, "a/b")).toBe("/apis/a%3Fb/v%231/namespaces/a%2Fb/widgets%2F..%2Fsecrets%3Fx");
    expect(collectionPath(served("v1", "Pod", "pods"), "shop")).toBe("/api/v1/namespaces/shop/pods");
  });
});
