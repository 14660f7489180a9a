/** Pods, events and times of before a run, and of after its last write. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
/** `10:00:00` and so many seconds; before it where that is negative. */
export declare const at: (second: number) => string;
/** The run begins at second 30, and has nothing to write. */
export declare const unchanged: {
    begun: number;
    since: number;
};
/** It has written something at second 33. */
export declare const changed: {
    begun: number;
    since: number;
};
export declare const owned: (made: number) => {
    creationTimestamp: string;
    ownerReferences: {
        uid: string;
        kind: string;
        name: string;
    }[];
};
/** Made long before the run, for a workload. */
export declare const old: {
    readonly metadata: {
        creationTimestamp: string;
        ownerReferences: {
            uid: string;
            kind: string;
            name: string;
        }[];
    };
    readonly spec: unknown;
};
/** Whose kubelet has last written how its containers are at that second. */
export declare const writtenAt: (second: number) => KubernetesObject["metadata"];
export declare const notFound = "rpc error: code = NotFound desc = docker.io/shop/web:9: not found";
export declare const missing: {
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
export declare const pull: (second: number, count?: number) => {
    apiVersion: string;
    kind: string;
    metadata: import("@pushpull/core/kubernetes").ObjectMeta;
    count: number;
};
export declare const cannotBePulled = "container web: image shop/web:9 cannot be pulled: not found";
export declare const crashed = "container web ended with exit code 1 (3 restarts)";
export declare const endedAt: (second: number) => {
    finishedAt: string;
};
export declare const deletePod = "kubectl delete pod x --namespace shop";
export declare const noSecret: {
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
