import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { PushReport } from "@pushpull/core/report";
import type { Ending } from "@pushpull/core/runner";
import type { Failure, ObjectChange, PushResult, Readiness, Rollout } from "@pushpull/push";
export declare const location: {
    file: string;
    line: number;
};
export declare const ref: {
    apiVersion: string;
    kind: string;
    namespace: string;
    name: string;
};
export declare const planned: {
    ref: {
        apiVersion: string;
        kind: string;
        namespace: string;
        name: string;
    };
    object: KubernetesObject;
    source: {
        location: {
            file: string;
            line: number;
        };
        locate: () => {
            file: string;
            line: number;
        };
    };
    resource: {
        apiVersion: string;
        kind: string;
        plural: string;
        namespaced: boolean;
        verbs: never[];
    };
    needs: never[];
    onlyIfMissing: boolean;
    writer: "pushpull";
};
export declare const configured: ObjectChange;
export declare const unchanged: ObjectChange;
export declare const refused: ObjectChange;
export declare function ended(changes: readonly ObjectChange[], outcome?: Rollout["outcome"], readiness?: Readiness, failures?: readonly Failure[]): Ending<PushResult>;
/** The report of a run, as its file holds it. */
export declare function report(ending: Ending<PushResult>): PushReport;
/** What is known of an object that has failed, as far as it is said. */
export declare function failure(fields?: Partial<Failure>): Failure;
