/** Fields and objects that belong to others: what is left to them, what is refused, what is said. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { listenOnLoopback } from "../lab/ports.ts";
import { cluster, get, kubectl } from "./cluster.ts";
import { configMap, deployment } from "./manifests.ts";
import { pushManifests } from "./push-manifests.ts";

async function setUp(files: Readonly<Record<string, string>>) {
  const pushed = await pushManifests(files);
  /** Applies as another manager, on the server's side unless told otherwise. */
  const applyAs = (manager: string, manifest: string, how: readonly string[] = ["--server-side"]) =>
    kubectl(["apply", ...how, `--field-manager=${manager}`, `--namespace=${pushed.namespace}`, "-f", "-"], manifest);
  return { ...pushed, applyAs };
}

describe.concurrent("a field that another manager owns", () => {
  test("is reported together with all others, of all objects and managers, before anything is written", async () => {
    const { namespace, push, value, applyAs } = await setUp({
      "a.yaml": configMap("a", { one: "ours", two: "ours" }),
      "b.yaml": deployment("b", "shop/b:2"),
      "c.yaml": configMap("c"),
    });
    await applyAs("team-a", configMap("a", { one: "theirs" }));
    await applyAs("team-b", configMap("a", { two: "theirs" }));
    await applyAs("team-b", deployment("b", "shop/b:1"));
    const run = await push();
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^a\.yaml:5: ConfigMap\/a: the field data\.one is owned by team-a, which last wrote at .*Z\. If team-a should keep the field/,
      ),
      expect.stringMatching(/^a\.yaml:5: ConfigMap\/a: the field data\.two is owned by team-b/),
      expect.stringMatching(/^b\.yaml:15: Deployment\/b: the field .*containers.*image is owned by team-b/),
    ]);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(await get("configmap", "c", namespace)).toBeUndefined();

    expect((await push({ "force-conflicts": "true" })).outputs.result).toBe("deployed");
    expect(await value("configmap", "a", "{.data}")).toBe('{"one":"ours","two":"ours"}');
    expect((await push()).outputs.result).toBe("unchanged");
  });
});

describe.concurrent("what a controller adds to our objects is kept, and does not count as a change:", () => {
  const sidecar = { name: "proxy", image: "mesh/proxy:1" };

  test("a sidecar, a label and an annotation that another manager put into a pod template", async () => {
    const { namespace, workspace, push, value } = await setUp({ "web.yaml": deployment("web", "shop/web:1") });
    await push();
    const template = {
      metadata: { labels: { mesh: "yes" }, annotations: { "mesh.test/injected": "yes" } },
      spec: { containers: [sidecar] },
    };
    const patch = ["patch", "deployment", "web", `--namespace=${namespace}`, "--field-manager=injector"];
    await kubectl([...patch, `--patch=${JSON.stringify({ spec: { template } })}`]);
    expect((await push()).outputs.result).toBe("unchanged");
    await workspace.write({ "web.yaml": deployment("web", "shop/web:2") });
    expect((await push()).errors).toEqual([]);
    const containers = await value("deployment", "web", "{.spec.template.spec.containers[*].image}");
    expect(containers.split(" ").sort()).toEqual(["mesh/proxy:1", "shop/web:2"]);
    expect(await value("deployment", "web", "{.spec.template.metadata.labels.mesh}")).toBe("yes");
  });

  test.skipIf(!cluster.own)("a sidecar that a mutating webhook puts into every Deployment", async () => {
    const { namespace, workspace, push, value } = await setUp({ "web.yaml": deployment("web", "shop/web:1") });
    const webhook = await startInjector(sidecar);
    await kubectl(["create", "-f", "-"], JSON.stringify(injection(namespace, webhook)));
    try {
      expect((await push()).errors).toEqual([]);
      const images = "{.spec.template.spec.containers[*].image}";
      expect(await value("deployment", "web", images)).toBe("shop/web:1 mesh/proxy:1");
      expect((await push()).outputs).toMatchObject({ result: "unchanged", changed: "false" });
      await workspace.write({ "web.yaml": deployment("web", "shop/web:2") });
      expect((await push()).errors).toEqual([]);
      expect(await value("deployment", "web", images)).toBe("shop/web:2 mesh/proxy:1");
    } finally {
      await kubectl(["delete", "mutatingwebhookconfiguration", namespace]);
      await webhook.stop();
    }
  });

  test("the caBundle that another manager wrote into a webhook configuration", async () => {
    const { namespace, workspace, push, value } = await setUp({});
    const caBundle = (await readFile(join(cluster.pki, "ca.crt"))).toString("base64");
    const hook = (policy: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: ${namespace}}
webhooks:
  - name: check.shop.test
    clientConfig: {service: {namespace: ${namespace}, name: hook}}
    objectSelector: {matchLabels: {nobody: has-this}}
    failurePolicy: ${policy}
    sideEffects: None
    admissionReviewVersions: [v1]
    rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
`;
    await workspace.write({ "hook.yaml": hook("Ignore") });
    expect((await push()).errors).toEqual([]);
    const patch = ["patch", "validatingwebhookconfiguration", namespace, "--field-manager=cert-manager-cainjector"];
    const webhooks = [{ name: "check.shop.test", clientConfig: { caBundle } }];
    await kubectl([...patch, "--type=strategic", `--patch=${JSON.stringify({ webhooks })}`]);
    expect((await push()).outputs.result).toBe("unchanged");
    await workspace.write({ "hook.yaml": hook("Fail") });
    expect((await push()).errors).toEqual([]);
    const written = await value(
      "validatingwebhookconfiguration",
      namespace,
      "{.webhooks[0].failurePolicy} {.webhooks[0].clientConfig.caBundle}",
    );
    expect(written).toBe(`Fail ${caBundle}`);
    await kubectl(["delete", "validatingwebhookconfiguration", namespace]);
  });
});

interface AdmissionReview {
  readonly request: {
    readonly uid: string;
    readonly object: {
      readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Named[] } } };
    };
  };
}

interface Named {
  readonly name: string;
}

interface Injector {
  readonly url: string;
  readonly caBundle: string;
  stop(): Promise<void>;
}

/** A webhook that adds a container to every Deployment that has none of its name, as injectors do. */
async function startInjector(container: Named): Promise<Injector> {
  const [cert, key, ca] = await Promise.all(
    ["server.crt", "server.key", "ca.crt"].map((name) => readFile(join(cluster.pki, name))),
  );
  const server = createServer({ cert, key }, async (request, response) => {
    const { request: asked } = (await json(request)) as AdmissionReview;
    const { containers } = asked.object.spec.template.spec;
    const there = containers.some(({ name }) => name === container.name);
    const patch = there ? [] : [{ op: "add", path: "/spec/template/spec/containers/-", value: container }];
    const answer = { uid: asked.uid, allowed: true, patchType: "JSONPatch", patch: btoa(JSON.stringify(patch)) };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response: answer }));
  });
  const port = await listenOnLoopback(server);
  return {
    url: `https://127.0.0.1:${port}/`,
    caBundle: (ca ?? Buffer.of()).toString("base64"),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function injection(namespace: string, { url, caBundle }: Injector) {
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "MutatingWebhookConfiguration",
    metadata: { name: namespace },
    webhooks: [
      {
        name: "inject.mesh.test",
        clientConfig: { url, caBundle },
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        rules: [
          { apiGroups: ["apps"], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["deployments"] },
        ],
        sideEffects: "None",
        admissionReviewVersions: ["v1"],
      },
    ],
  };
}

describe.concurrent("objects that are moved from Helm, Argo CD or Flux", () => {
  const noted = (name: string, what: "labels" | "annotations", values: Readonly<Record<string, string>>) =>
    configMap(name, { key: "theirs" }).replace("metadata:\n", `metadata:\n  ${what}: ${JSON.stringify(values)}\n`);
  const helm = (release: string) => ({
    "meta.helm.sh/release-name": release,
    "meta.helm.sh/release-namespace": "prod",
  });

  test("are reported with their owner and the consequences; its fields conflict, and can be taken over", async () => {
    const names = ["app", "chart", "copy", "flux", "helm", "old-app"];
    const { namespace, push, value, applyAs } = await setUp({
      "all.yaml": names.map((name) => configMap(name)).join("---\n"),
    });
    const tracked = (name: string) => ({ "argocd.argoproj.io/tracking-id": `shop:/ConfigMap:${namespace}/${name}` });
    await applyAs("argocd-controller", noted("app", "annotations", tracked("app")));
    await applyAs("argocd-controller", noted("old-app", "labels", { "app.kubernetes.io/instance": "old" }));
    await applyAs("helm", noted("helm", "annotations", helm("web")));
    await applyAs("kustomize-controller", noted("flux", "labels", { "kustomize.toolkit.fluxcd.io/name": "apps" }));
    // What `helm template` writes, and what somebody copied from another object, is no sign of an owner.
    const chart = { "app.kubernetes.io/managed-by": "Helm", "app.kubernetes.io/instance": "web" };
    await applyAs("somebody", noted("chart", "labels", chart));
    await applyAs("somebody", noted("copy", "annotations", tracked("another")));

    const refused = await push();
    expect(refused.errors.map((error) => /ConfigMap.*owned by [a-z-]+/.exec(error)?.[0])).toEqual(
      ["argocd-controller", "somebody", "somebody", "kustomize-controller", "helm", "argocd-controller"].map(
        (manager, index) => `ConfigMap/${names[index]}: the field data.key is owned by ${manager}`,
      ),
    );
    const warnings = [
      /^all\.yaml:1: ConfigMap\/app belongs to Argo CD application shop\. .*argocd app delete shop --cascade=false/,
      /^all\.yaml:19: ConfigMap\/flux belongs to Flux Kustomization flux-system\/apps\. Flux overwrites/,
      /^all\.yaml:25: ConfigMap\/helm belongs to Helm release prod\/web\. .*kubectl delete secrets --namespace prod --selector owner=helm,name=web/,
      /^all\.yaml:31: ConfigMap\/old-app belongs to Argo CD application old\. /,
    ].map((pattern) => expect.stringMatching(pattern));
    expect(refused.warnings).toEqual(warnings);

    const taken = await push({ "force-conflicts": "true" });
    expect(taken.outputs.result).toBe("deployed");
    expect(taken.warnings).toEqual(warnings);
    expect(await value("configmap", "helm", "{.data.key}")).toBe("value");
  });

  test("are reported once if there are many, with their number", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const { namespace, push } = await setUp({ "all.yaml": names.map((name) => configMap(name)).join("---\n") });
    const annotations = Object.entries(helm("web")).map((pair) => pair.join("="));
    await push();
    await kubectl(["annotate", "configmaps", ...names, `--namespace=${namespace}`, ...annotations]);
    const run = await push({ "dry-run": "true" });
    expect(run.warnings).toEqual([
      expect.stringContaining("ConfigMap/a, ConfigMap/b, ConfigMap/c, and 2 more belong to Helm release prod/web. "),
    ]);
  });
});
