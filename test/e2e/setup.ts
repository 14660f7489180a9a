/** Starts one cluster for all end-to-end tests, or takes the one that LAB_KUBECONFIG names. */
import { dirname } from "node:path";
import type { TestProject } from "vitest/node";
import { act } from "../lab/act.ts";
import { borrowedCluster } from "../lab/borrowed.ts";
import { type ClusterFacts, startCluster } from "../lab/cluster.ts";
import { explain } from "../lab/error.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly cluster: ClusterFacts & {
      /** Whether it is ours: with our users, our pods' behaviour, and no restraint. */
      readonly own: boolean;
      /** The folder of the Node that runs the tests, for a PATH. */
      readonly nodeFolder: string;
    };
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const nodeFolder = dirname(process.execPath);
  const { LAB_KUBECONFIG } = process.env;
  try {
    if (LAB_KUBECONFIG) {
      provide("cluster", { ...(await borrowedCluster(LAB_KUBECONFIG)), own: false, nodeFolder });
      console.log("LAB_KUBECONFIG is set: what needs a cluster of the lab's own kind does not run.");
      return async () => {};
    }
    const [{ stop, restartApiServer: _, ...facts }] = await Promise.all([startCluster("tests"), act()]);
    provide("cluster", { ...facts, own: true, nodeFolder });
    return stop;
  } catch (error) {
    throw new Error(explain(error));
  }
}
