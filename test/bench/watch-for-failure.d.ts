import type { ClusterFacts } from "../lab/cluster.ts";
/** When a container in a namespace is first seen to wait for an image that cannot be pulled, as `performance.now`. */
export declare function watchForFailure(namespace: string, { kubectlFolder, kubeconfig }: Pick<ClusterFacts, "kubectlFolder" | "kubeconfig">): Promise<number>;
