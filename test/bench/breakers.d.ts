import type { ClusterFacts } from "../lab/cluster.ts";
/**
 * Deploys it into a namespace, and waits. Returns when it ended, in milliseconds as `performance.now`.
 * @throws when it did not fail
 */
export type Breaker = (namespace: string, cluster: ClusterFacts) => Promise<number>;
/** The push action, without its post step. */
export declare const pushFailFast: Breaker;
export declare const rolloutStatus: Breaker;
export declare const helmUpgrade: Breaker;
