/** `chart-mode: template`: a chart is rendered, checked and applied as manifests are. */
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { helm } from "../lab/helm.ts";
import { adminKubeconfig, get, kubectl, newNamespace, path } from "./cluster.ts";
import { runPush } from "./run-push.ts";
import { makeWorkspace } from "./workspace.ts";

const chartYaml = `apiVersion: v2
name: web
version: 1.2.0
appVersion: "1.0"
`;

const valuesYaml = `replicas: 1
image:
  repository: shop/web
  tag: ""
message: hello
`;

const deploymentYaml = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: { app: {{ .Release.Name }} }
  template:
    metadata:
      labels: { app: {{ .Release.Name }} }
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
`;

const configYaml = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-config
data:
  message: {{ .Values.message | quote }}
`;

const web: Readonly<Record<string, string>> = {
  "charts/web/Chart.yaml": chartYaml,
  "charts/web/values.yaml": valuesYaml,
  "charts/web/templates/deployment.yaml": deploymentYaml,
  "charts/web/templates/config.yaml": configYaml,
};

async function setUp(files: Readonly<Record<string, string>> = {}) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace({ ...web, ...files });
  const kubeconfig = await adminKubeconfig();
  const folders = [...path, dirname(await helm())];
  const always = { chart: "charts/web", "chart-mode": "template", namespace, kubeconfig };
  const push = (inputs: Readonly<Record<string, string>> = {}) =>
    runPush({ workspace, path: folders, inputs: { ...always, ...inputs } });
  const value = (kind: string, name: string, jsonPath: string) =>
    kubectl(["get", kind, name, `--namespace=${namespace}`, `--output=jsonpath=${jsonPath}`]);
  return { namespace, workspace, push, value };
}

describe.concurrent("a chart in a folder", () => {
  test("is applied with its values, values files, single values and images; a second run changes nothing", async () => {
    const { push, value } = await setUp({ "values/prod.yaml": "replicas: 2\nmessage: from the file\n" });
    const inputs = { "chart-values": "values/*.yaml", "chart-set": "message=20261129", images: "shop/web=2.0" };
    const first = await push(inputs);
    expect([first.errors, first.outputs.result]).toEqual([[], "deployed"]);
    expect(await value("deployment", "web", "{.spec.replicas} {.spec.template.spec.containers[0].image}")).toBe(
      "2 shop/web:2.0",
    );
    expect(await value("configmap", "web-config", "{.data.message}")).toBe("20261129");
    expect((await push(inputs)).outputs.result).toBe("unchanged");
  });

  test("says at the template's line why Helm cannot render it, and writes nothing", async () => {
    const { push } = await setUp({
      "charts/web/templates/config.yaml": configYaml.replace("| quote", '| required "message is required"'),
    });
    const run = await push({ "chart-set": 'message=""' });
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/config\.yaml:6: Helm cannot render the chart web: .*message is required/,
      ),
    ]);
  });

  test("shows a fault of a rendered object on the template's line", async () => {
    const { push, namespace } = await setUp({
      "charts/web/templates/config.yaml": `${configYaml}# comment\nextra:\n  {{- toYaml .Values.extra | nindent 2 }}\n`,
    });
    const run = await push({ "chart-set": "extra.a=b" });
    expect(run.errors).toEqual([expect.stringMatching(/^charts\/web\/templates\/config\.yaml:8: .*extra/)]);
    expect(await get("configmap", "web-config", namespace)).toBeUndefined();
  });

  test("an image that the template takes from somewhere else is an error with the line to write", async () => {
    const { push } = await setUp({
      "charts/web/values.yaml": `${valuesYaml}versions: { web: "1.7" }\n`,
      "charts/web/templates/deployment.yaml": deploymentYaml.replace(
        /image: .*/,
        'image: "{{ .Values.image.repository }}:{{ .Values.versions.web }}"',
      ),
    });
    const { errors } = await push({ images: "shop/web=2.0" });
    expect(errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/deployment\.yaml:15: Input 'images', line 1: .*Deployment\/web has shop\/web:1\.7.*chart-set: versions\.web=2\.0/,
      ),
    ]);
  });

  test("an image that nothing in the chart uses is an error that names the nearest", async () => {
    const { push } = await setUp();
    expect((await push({ images: "shop/wbe=2.0" })).errors).toEqual([
      expect.stringMatching(
        /neither the chart nor a manifest uses image shop\/wbe. Similar images: shop\/web/,
      ),
    ]);
  });
});

describe.concurrent("hooks", () => {
  test("tests are left out, and a hook that needs a release is an error at its template", async () => {
    const hook = (name: string, event: string) =>
      `${configYaml.replace("-config", `-${name}`).replace("\ndata:", `\n  annotations: { "helm.sh/hook": "${event}" }\ndata:`)}`;
    const { push, namespace, workspace } = await setUp({
      "charts/web/templates/check.yaml": hook("check", "test"),
      "charts/web/templates/notify.yaml": hook("notify", "post-install,post-upgrade"),
    });
    expect((await push()).errors).toEqual([
      expect.stringMatching(
        /^charts\/web\/templates\/notify\.yaml:1: ConfigMap\/web-notify is a post-install, post-upgrade hook, which needs a release/,
      ),
    ]);
    await workspace.write({ "charts/web/templates/notify.yaml": "" });
    const run = await push();
    expect(run.outputs.result).toBe("deployed");
    expect(run.log).toContain("Left out, since they are tests: ConfigMap/web-check");
    expect(await get("configmap", "web-check", namespace)).toBeUndefined();
  });
});
