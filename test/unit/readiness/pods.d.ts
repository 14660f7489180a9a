/** Pods as a kubelet reports them, and events as it writes them. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
interface PodFields {
    readonly metadata?: KubernetesObject["metadata"];
    readonly spec?: Readonly<Record<string, unknown>>;
    readonly status?: Readonly<Record<string, unknown>>;
}
/** The one container of most pods here. */
export declare const web: {
    name: string;
    image: string;
};
/** The uid of a pod is its name. */
export declare function pod(name: string, { metadata, spec, status }?: PodFields): KubernetesObject;
export declare const isReady: {
    phase: string;
    conditions: {
        type: string;
        status: "False" | "True";
        reason?: string;
        message?: string;
    }[];
};
/** Running, and its readiness probe has not passed. */
export declare const unready: {
    phase: string;
    conditions: {
        type: string;
        status: "False" | "True";
        reason?: string;
        message?: string;
    }[];
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
/** Running, and its startup probe has not passed. */
export declare const startingUp: {
    phase: string;
    conditions: {
        type: string;
        status: "False" | "True";
        reason?: string;
        message?: string;
    }[];
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
export declare const creating: {
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
export declare function unschedulable(message: string): {
    conditions: {
        type: string;
        status: "False" | "True";
        reason?: string;
        message?: string;
    }[];
};
/** Its container waits for something. */
export declare function waits(reason: string, message?: string): {
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
/** How a container ended: with exit code 1, unless it is said otherwise. */
export interface End {
    readonly exitCode?: number;
    readonly reason?: string;
    readonly message?: string;
    readonly signal?: number;
    readonly finishedAt?: string;
}
/** Its container has ended, and waits to be started again for so many times. */
export declare function backsOff(restartCount: number, end?: End): {
    phase: string;
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
/** Its container runs again, after so many restarts. */
export declare function runsAgain(restartCount: number, end?: End): {
    phase: string;
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
/** Its container has ended a moment ago. */
export declare function hasEnded(restartCount: number, end?: End): {
    phase: string;
    containerStatuses: {
        name: string;
        image: string;
        ready: boolean;
        started: boolean;
        restartCount: number;
        lastState: {};
    }[];
};
/** An event of second `at` about the object with a uid, and of one of its containers where `inside` names it. */
export declare function event(uid: string, reason: string, message?: string, { at, inside }?: {
    readonly at?: number;
    readonly inside?: string;
}): KubernetesObject;
/** ReplicaSet of a revision of Deployment `x`. Its uid is its name. */
export declare function replicaSet(revision: number): KubernetesObject;
/** A pod of that ReplicaSet. */
export declare function podOf(revision: number, name: string, status: PodFields["status"], more?: PodFields): KubernetesObject;
export {};
