import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chartIn, chartYaml, deployment } from "../e2e/charts/chart-files.ts";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace, type Workspace } from "../e2e/workspace.ts";
import { helm as helmProgram } from "../lab/helm.ts";
import { runProgram } from "../lab/run-program.ts";
import { atLeast, atMost, type Bench, round } from "./bench.ts";
import type { Field } from "./field.ts";
import { watchForFailure } from "./watch-for-failure.ts";

/** Deploys the chart, and returns how many milliseconds it took. @throws when it ends otherwise than `ends` says */
type Deploy = (values: Values, ends: "well" | "badly") => Promise<number>;

interface Values {
  readonly tag: string;
}

const steps = ["install", "upgrade", "unchanged"] as const;

export const helmBench: Bench = {
  name: "helm",
  needs: "cluster",
  about: ({ workloads }) =>
    `Installs a chart of ${workloads} Deployments with a Service and a ConfigMap each, upgrades all of them, changes nothing, and deploys an image that does not exist; Helm by upgrade --install --wait --timeout 60s.`,
  async run({ workloads, rtt }, field) {
    const program = await helmProgram();
    const [theirs, ours] = [await field.namespace(), await field.namespace()];
    const workspace = await makeWorkspace(chartIn("app", chartOf(workloads)));
    try {
      const helm = await measure(helmUpgrade(program, theirs, workspace, field), theirs, field);
      const push = await measure(pushChart(program, ours, workspace, field), ours, field);
      const row = (step: (typeof steps)[number]) => [step, `${round(push[step])} s`, `${round(helm[step])} s`];
      const limit = 3;
      return {
        header: ["", "pushpull", "helm upgrade --install --wait"],
        rows: [
          ...steps.map(row),
          ["an image that does not exist", `${round(push.fail)} s`, `${round(helm.fail)} s`],
          ["of it after the pod's failure", `${round(push.afterFailure)} s`, `${round(helm.afterFailure)} s`],
        ],
        goals: [
          atMost("install, against Helm", 1.1, push.install / helm.install, "×"),
          atMost("upgrade, against Helm", 1.1, push.upgrade / helm.upgrade, "×"),
          atLeast("unchanged, against Helm", 4, helm.unchanged / push.unchanged),
          atMost("from the failure to the end", limit, push.afterFailure, "s"),
        ],
        json: {
          bench: "helm",
          workloads,
          rtt_ms: rtt,
          ...Object.fromEntries(
            steps.map((step) => [step, { helm_s: round(helm[step]), push_s: round(push[step]) }] as const),
          ),
          fail: {
            helm_s: round(helm.fail),
            push_s: round(push.fail),
            after_failure_s: round(push.afterFailure),
          },
        },
      };
    } finally {
      await workspace.remove();
    }
  },
};

interface Seconds extends Record<(typeof steps)[number], number> {
  readonly fail: number;
  /** Of `fail`, from the moment at which the pod's failure is in the API. */
  readonly afterFailure: number;
}

async function measure(deploy: Deploy, namespace: string, { near }: Field): Promise<Seconds> {
  const seconds = async (values: Values) => (await deploy(values, "well")) / 1000;
  const [install, upgrade, unchanged] = [
    await seconds({ tag: "1.0.0" }),
    await seconds({ tag: "1.1.0" }),
    await seconds({ tag: "1.1.0" }),
  ];
  const failure = watchForFailure(namespace, near);
  const fail = (await deploy({ tag: "1.2.0-missing" }, "badly")) / 1000;
  const afterFailure = (performance.now() - (await failure)) / 1000;
  return { install, upgrade, unchanged, fail, afterFailure };
}

function chartOf(workloads: number): Readonly<Record<string, string>> {
  const parts = Array.from({ length: workloads }, (_, index) => {
    const name = `{{ .Release.Name }}-${index}`;
    const service = `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: ${name}}, ports: [{port: 80}]}\n`;
    const config = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {tag: "{{ .Values.image.tag }}"}\n`;
    return [
      `templates/app-${index}.yaml`,
      [deployment.replaceAll("{{ .Release.Name }}", name), service, config].join("---\n"),
    ];
  });
  return {
    "Chart.yaml": chartYaml("app"),
    "values.yaml": 'image: {repository: shop/web, tag: ""}\nreplicas: 2\n',
    ...Object.fromEntries(parts),
  };
}

function helmUpgrade(program: string, namespace: string, workspace: Workspace, { cluster }: Field): Deploy {
  return async ({ tag }, ends) => {
    const home = join(workspace.path, "home");
    await mkdir(home, { recursive: true });
    const begun = performance.now();
    const flags = ["--install", "--reset-values", "--wait", "--timeout=60s", `--set=image.tag=${tag}`];
    const where = [`--namespace=${namespace}`, `--kubeconfig=${cluster.kubeconfig}`];
    const end = await runProgram(program, ["upgrade", "app", join(workspace.path, "app"), ...flags, ...where], {
      env: { PATH: process.env.PATH, HOME: home },
    }).then(
      () => "well",
      () => "badly",
    );
    if (end !== ends) throw new Error(`helm upgrade ended ${end}`);
    return performance.now() - begun;
  };
}

function pushChart(program: string, namespace: string, workspace: Workspace, { cluster }: Field): Deploy {
  return async ({ tag }, ends) => {
    const kubeconfig = await readFile(cluster.kubeconfig, "utf8");
    const begun = performance.now();
    const { code, log } = await runPush({
      workspace,
      path: [dirname(program), cluster.kubectlFolder, dirname(process.execPath)],
      inputs: {
        chart: "app",
        "chart-set": `image.tag=${tag}`,
        namespace,
        "fail-fast": "0s",
        timeout: "60s",
        kubeconfig,
      },
      searched: false,
    });
    if ((code === 0) !== (ends === "well")) throw new Error(log);
    return performance.now() - begun;
  };
}
