/** How to get into a cluster: plain values, so that test workers can be handed them. */
export interface ClusterFacts {
    /** `https://127.0.0.1:PORT` */
    readonly server: string;
    /** The path of an administrator's kubeconfig. Its context is `lab`. */
    readonly kubeconfig: string;
    /** A folder with kubectl in it, for a PATH. */
    readonly kubectlFolder: string;
    /** The folder with NAME.crt and NAME.key: ca, server, admin, expired. */
    readonly pki: string;
}
export interface LabCluster extends ClusterFacts {
    /** Ends the API server and starts it again, on the same port. */
    readonly restartApiServer: () => Promise<void>;
    readonly stop: () => Promise<void>;
}
/** Starts one; builds what it is made of first, where that is not in the cache. */
export declare function startCluster(name?: string): Promise<LabCluster>;
/** Runs kubectl as the administrator, with standard input; returns what it prints. @throws Error with its words */
export declare function kubectlOf({ kubectlFolder, kubeconfig }: Pick<ClusterFacts, "kubectlFolder" | "kubeconfig">): (args: readonly string[], input?: string) => Promise<string>;
