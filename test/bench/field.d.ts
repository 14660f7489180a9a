import { type ClusterFacts } from "../lab/cluster.ts";
export interface Field {
    /** The short way, of an administrator. */
    readonly near: ClusterFacts;
    /** The way of an administrator. On the same machine nobody would ever wait for an answer. */
    readonly cluster: ClusterFacts;
    /** The same way for a user whose requests the API server counts (see `requests.ts`). */
    readonly counted: ClusterFacts;
    /** Runs kubectl as the administrator, on the short way. */
    readonly kubectl: (args: readonly string[], input?: string) => Promise<string>;
    /** Makes a namespace, and returns its name. None is deleted before the end: that would be work beside. */
    readonly namespace: () => Promise<string>;
    /** The machine and the versions, in a line. */
    readonly setting: string;
    readonly stop: () => Promise<void>;
}
export declare function openField(rtt: number): Promise<Field>;
/** What all of it runs on. */
export declare function machine(): string;
