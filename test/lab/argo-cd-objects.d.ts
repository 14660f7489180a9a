import type { ClusterFacts } from "./cluster.ts";
/** Its settings in a namespace of its own, one project that may do anything, and the cluster itself under its name. */
export declare function argoCdObjects(namespace: string, { server, pki }: ClusterFacts): Promise<readonly object[]>;
/** How Argo CD gets into a private repository. */
export declare function repositorySecret(namespace: string, { url, token }: {
    readonly url: string;
    readonly token: string;
}): object;
