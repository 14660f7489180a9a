/** A chart whose values decide what happens to its release, and pushes of it. */
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { helm } from "../../lab/helm.ts";
import { runProgram } from "../../lab/run-program.ts";
import { until } from "../../lab/until.ts";
import { adminKubeconfig, cluster, kubectl, newNamespace, path } from "../cluster.ts";
import { type PushOptions, type PushRun, runPush } from "../run-push.ts";
import { makeWorkspace, type Workspace } from "../workspace.ts";
import { type StoredRelease, storedReleases } from "./releases.ts";

const hook = (event: string) => `{{- with .Values.hooks.${event} }}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ $.Release.Name }}-${event}
  annotations:
    helm.sh/hook: ${event}-install,${event}-upgrade
    {{- with $.Values.deletePolicy }}
    helm.sh/hook-delete-policy: {{ . }}
    {{- end }}
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers: [{name: migrate, image: {{ . }}}]
{{- end }}
`;

/** Files of a chart `web`, 1.2.0: a Deployment, a ConfigMap, and hooks where the values name their images. */
export const releaseChart: Readonly<Record<string, string>> = {
  "web/Chart.yaml": 'apiVersion: v2\nname: web\nversion: 1.2.0\nappVersion: "2.0"\n',
  "web/values.yaml": "image: shop/web:1\ntext: hello\nhooks: {}\nextra: []\n",
  "web/templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: 1
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      containers:
        - name: web
          image: {{ .Values.image }}
`,
  "web/templates/config.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-text
data:
  text: {{ .Values.text | quote }}
{{- range .Values.extra }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ . }}
{{- end }}
`,
  "web/templates/before.yaml": hook("pre"),
  "web/templates/after.yaml": hook("post"),
  "web/templates/NOTES.txt": "Text is {{ .Values.text }}.\n::error::not an error\n",
};

export interface ReleasePushes {
  readonly namespace: string;
  readonly workspace: Workspace;
  /** Pushes the chart with these values, and other inputs. */
  push(values?: string, more?: Partial<PushOptions>): Promise<PushRun>;
  /** Runs Helm as its users do. */
  helm(...args: readonly string[]): Promise<string>;
  /** Starts to install the release with Helm, and kills Helm while a hook runs. @param values for `--set` */
  killHelm(values: string): Promise<void>;
  /** The revisions, the oldest first: `1 superseded`, `2 deployed`. */
  revisions(): Promise<readonly string[]>;
  stored(): Promise<readonly StoredRelease[]>;
}

/** A namespace of its own for one release `web`. */
export async function releaseOf(files: Readonly<Record<string, string>> = releaseChart): Promise<ReleasePushes> {
  const namespace = await newNamespace();
  const workspace = await makeWorkspace(files);
  const program = await helm();
  const kubeconfig = await adminKubeconfig();
  const stored = () => storedReleases(kubectl, namespace, "web");
  return {
    namespace,
    workspace,
    async push(values = "", { inputs = {}, ...more } = {}) {
      await workspace.write({ "values.yaml": values });
      return runPush({
        workspace,
        path: [dirname(program), ...path],
        inputs: {
          chart: "web",
          ...(values === "" ? {} : { "chart-values": "values.yaml" }),
          namespace,
          kubeconfig,
          timeout: "60s",
          "fail-fast": "0s",
          ...inputs,
        },
        ...more,
      });
    },
    helm: (...args) => runProgram(program, [...args, `--namespace=${namespace}`, `--kubeconfig=${cluster.kubeconfig}`]),
    async killHelm(values) {
      const flags = [`--namespace=${namespace}`, `--kubeconfig=${cluster.kubeconfig}`, `--set=${values}`];
      const child = spawn(program, ["install", "web", "web", ...flags], { cwd: workspace.path, stdio: "ignore" });
      const ended = new Promise((done) => child.once("close", done));
      const what = "a hook of the release to run";
      const hooks = () => kubectl(["get", "jobs", `--namespace=${namespace}`, "--output=name"]);
      await until(async () => (await hooks()) !== "", { what });
      child.kill("SIGKILL");
      await ended;
    },
    stored,
    revisions: async () => (await stored()).map(({ version, info }) => `${version} ${info.status}`),
  };
}
