import type { ClusterFacts } from "./cluster.ts";
/** @throws LabError when there is no kubectl, or the kubeconfig leads nowhere */
export declare function borrowedCluster(file: string): Promise<ClusterFacts>;
