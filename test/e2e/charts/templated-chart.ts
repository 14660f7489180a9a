/** A small chart that tests apply as manifests. */
import { dirname } from "node:path";
import { helm } from "../../lab/helm.ts";
import { adminKubeconfig, kubectl, newNamespace, path } from "../cluster.ts";
import { type PushOptions, runPush } from "../run-push.ts";
import { makeWorkspace } from "../workspace.ts";

export const chartYaml = `apiVersion: v2
name: web
version: 1.2.0
appVersion: "1.0"
`;

export const valuesYaml = `replicas: 1
image:
  repository: shop/web
  tag: ""
message: hello
`;

export const deploymentYaml = `apiVersion: apps/v1
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

export const configYaml = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-config
data:
  message: {{ .Values.message | quote }}
`;

export const web: Readonly<Record<string, string>> = {
  "charts/web/Chart.yaml": chartYaml,
  "charts/web/values.yaml": valuesYaml,
  "charts/web/templates/deployment.yaml": deploymentYaml,
  "charts/web/templates/config.yaml": configYaml,
};

/**
 * A workspace with the chart in `charts/web`, and a namespace of its own.
 * @param files more files, or others
 */
export async function templatedChart(files: Readonly<Record<string, string>> = {}, more: Partial<PushOptions> = {}) {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace({ ...web, ...files });
  const kubeconfig = await adminKubeconfig();
  const folders = [...path, dirname(await helm())];
  const always = { chart: "charts/web", "chart-mode": "template", namespace, kubeconfig };
  const push = (inputs: Readonly<Record<string, string>> = {}) =>
    runPush({ workspace, path: folders, ...more, inputs: { ...always, ...inputs } });
  const value = (kind: string, name: string, jsonPath: string) =>
    kubectl(["get", kind, name, `--namespace=${namespace}`, `--output=jsonpath=${jsonPath}`]);
  return { namespace, workspace, push, value };
}
