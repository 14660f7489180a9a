import { type LabCluster } from "../../lab/cluster.ts";
import { type Revision } from "./set.ts";
interface Pair {
    readonly ours: LabCluster;
    readonly theirs: LabCluster;
}
/** Two clusters for the tests of one block. */
export declare function pair(): () => Pair;
export declare function push({ kubeconfig, kubectlFolder }: LabCluster, revision: Revision, access?: string): Promise<import("../run-push.ts").PushRun>;
/** kubectl needs the namespace and the kinds first, and does not wait until they are served. */
export declare function apply(target: LabCluster, revision: Revision, flags: readonly string[]): Promise<void>;
/** Controllers take a moment (a claim is bound, say): what differs then is what counts. */
export declare function expectTheSame({ ours, theirs }: Pair, revision: Revision): Promise<void>;
/** Two clusters in which nothing was removed would be the same too. */
export declare function expectRemoved(target: LabCluster): Promise<void>;
/** Of objects without a status: controllers report one at any time, on a claim or an autoscaler half a minute later. */
export declare function versions(target: LabCluster): Promise<readonly string[]>;
/** Pushes as a user with every right, and returns what was asked of the server besides reading. */
export declare function pushAndSee(target: LabCluster, revision: Revision): Promise<{
    run: import("../run-push.ts").PushRun;
    writes: string[];
    dryRuns: string[];
}>;
export {};
