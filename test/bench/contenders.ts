/** What is compared: our action, and what people use instead. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeWorkspace, runPush } from "../e2e/run-push.ts";
import type { ClusterFacts } from "../lab/cluster.ts";
import { runProgram } from "../lab/run-program.ts";

export interface Task {
  /** The manifests, as YAML. */
  readonly manifests: string;
  readonly namespace: string;
  /** The Deployments to wait for; none when the task is to apply only. */
  readonly deployments: readonly string[];
}

export interface Contender {
  readonly name: string;
  /** Does the task. @throws when it fails */
  readonly run: (task: Task, cluster: ClusterFacts) => Promise<void>;
}

export const contenders: readonly Contender[] = [
  { name: "pushpull push", run: push },
  { name: "kubectl apply --server-side", run: (task, cluster) => kubectlApply(task, cluster, ["--server-side"]) },
  { name: "kubectl apply", run: (task, cluster) => kubectlApply(task, cluster, []) },
];

async function push({ manifests, namespace, deployments }: Task, { kubeconfig, kubectlFolder }: ClusterFacts) {
  const workspace = await makeWorkspace({ "manifests.yaml": manifests });
  try {
    const { code, log } = await runPush({
      workspace,
      path: [kubectlFolder, dirname(process.execPath)],
      inputs: {
        manifests: "manifests.yaml",
        namespace,
        wait: String(deployments.length > 0),
        kubeconfig: await readFile(kubeconfig, "utf8"),
      },
    });
    if (code !== 0) throw new Error(log);
  } finally {
    await workspace.remove();
  }
}

/** One apply, then one `rollout status` after another, as the usual deploy actions do it. */
async function kubectlApply(task: Task, { kubeconfig, kubectlFolder }: ClusterFacts, flags: readonly string[]) {
  const workspace = await makeWorkspace();
  const kubectl = (args: readonly string[]) =>
    runProgram(join(kubectlFolder, "kubectl"), [
      `--kubeconfig=${kubeconfig}`,
      `--namespace=${task.namespace}`,
      ...args,
    ]);
  try {
    const file = join(workspace.path, "manifests.yaml");
    await writeFile(file, task.manifests);
    await kubectl(["apply", ...flags, `--filename=${file}`]);
    for (const name of task.deployments) await kubectl(["rollout", "status", `deployment/${name}`]);
  } finally {
    await workspace.remove();
  }
}
