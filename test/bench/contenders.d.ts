import type { ClusterFacts } from "../lab/cluster.ts";
import type { Task } from "./sets.ts";
export interface Measured {
    readonly seconds: number;
    /** Of the program and all that it starts; undefined where it was not watched. */
    readonly peakMb?: number | undefined;
}
/** Does a task in a namespace. @throws when it fails */
export type Contender = (task: Task, namespace: string, cluster: ClusterFacts) => Promise<Measured>;
/** The push action, through its committed bundle and with its post step; waits when there are Deployments. */
export declare const push: Contender;
export declare const apply: Contender;
export declare const serverSideApply: Contender;
