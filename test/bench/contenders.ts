/** What is compared: our action, and what people use instead. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ActionProcess } from "../e2e/run-action.ts";
import { runPush } from "../e2e/run-push.ts";
import { makeWorkspace } from "../e2e/workspace.ts";
import type { ClusterFacts } from "../lab/cluster.ts";
import { runProgram } from "../lab/run-program.ts";
import { type MemoryWatch, watchMemory } from "./memory.ts";
import type { Task } from "./sets.ts";

export interface Measured {
  readonly seconds: number;
  /** Of the program and all that it starts; undefined where it was not watched. */
  readonly peakMb?: number | undefined;
}

/** Does a task in a namespace. @throws when it fails */
export type Contender = (task: Task, namespace: string, cluster: ClusterFacts) => Promise<Measured>;

/** The push action, through its committed bundle and with its post step; waits when there are Deployments. */
export const push: Contender = async ({ manifests, deployments }, namespace, { kubeconfig, kubectlFolder }) => {
  const workspace = await makeWorkspace({ "manifests.yaml": manifests });
  try {
    const inputs = {
      manifests: "manifests.yaml",
      namespace,
      wait: String(deployments.length > 0),
      kubeconfig: await readFile(kubeconfig, "utf8"),
    };
    const path = [kubectlFolder, dirname(process.execPath)];
    let memory: MemoryWatch | undefined;
    let milliseconds = 0;
    const time = (child: ActionProcess) => {
      const begun = performance.now();
      child.once("exit", () => {
        milliseconds += performance.now() - begun;
      });
    };
    const { code, log } = await runPush({
      workspace,
      path,
      inputs,
      searched: false,
      onStart: (child) => {
        time(child);
        memory = watchMemory(child.pid ?? 0);
      },
      onPost: time,
    });
    const peakMb = memory?.stop();
    if (code !== 0) throw new Error(log);
    return { seconds: milliseconds / 1000, peakMb };
  } finally {
    await workspace.remove();
  }
};

/** One apply, then one `rollout status` after another, as the usual deploy actions do it. */
function kubectlApply(flags: readonly string[]): Contender {
  return async ({ manifests, deployments }, namespace, { kubectlFolder, kubeconfig }) => {
    const workspace = await makeWorkspace();
    const kubectl = (args: readonly string[]) =>
      runProgram(join(kubectlFolder, "kubectl"), [`--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`, ...args]);
    try {
      const file = join(workspace.path, "manifests.yaml");
      await writeFile(file, manifests);
      const begun = performance.now();
      await kubectl(["apply", ...flags, `--filename=${file}`]);
      for (const name of deployments) await kubectl(["rollout", "status", `deployment/${name}`]);
      return { seconds: secondsSince(begun) };
    } finally {
      await workspace.remove();
    }
  };
}

export const apply: Contender = kubectlApply([]);
export const serverSideApply: Contender = kubectlApply(["--server-side"]);

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}
