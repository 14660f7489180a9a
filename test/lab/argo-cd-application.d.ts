import { type ClusterFacts } from "./cluster.ts";
export interface ApplicationOptions {
    readonly name: string;
    readonly repository: string;
    /** The folder in it. */
    readonly path: string;
    /** Where it is deployed to; made if it is not there. */
    readonly namespace: string;
    /** More of its source, such as `{ helm: { valueFiles: ["values-prod.yaml"] } }`. */
    readonly source?: object;
}
/** The part of its status that is asked for (argoproj.io/v1alpha1, `ApplicationStatus`). */
export interface ApplicationStatus {
    readonly sync?: {
        readonly status: "Synced" | "OutOfSync" | "Unknown";
        readonly revision?: string;
    };
    readonly health?: {
        readonly status: "Healthy" | "Progressing" | "Degraded" | "Suspended" | "Missing" | "Unknown";
    };
    readonly conditions?: readonly {
        readonly type: string;
        readonly message: string;
    }[];
    readonly summary?: {
        readonly images?: readonly string[];
    };
}
export interface Application {
    readonly name: string;
    /** Has Argo CD look at the repository now. */
    readonly refresh: () => Promise<void>;
    /** Waits until Argo CD says all of it: of a commit, where one is named. @throws LabError with what it said last */
    readonly says: (wanted: Wanted, options?: SaysOptions) => Promise<ApplicationStatus>;
}
interface SaysOptions {
    /** Default: 120. */
    readonly seconds?: number;
    /** Handed what it says on the way there, and at last. */
    readonly onStatus?: (status: ApplicationStatus) => void;
}
export interface Wanted {
    readonly sync?: NonNullable<ApplicationStatus["sync"]>["status"];
    readonly health?: NonNullable<ApplicationStatus["health"]>["status"];
    /** The object name of a commit. */
    readonly revision?: string;
}
export interface ArgoCdPlace {
    readonly cluster: ClusterFacts;
    /** The namespace of Argo CD itself. */
    readonly home: string;
    /** Where its parts write. */
    readonly logs: string;
}
/** Makes one. */
export declare function makeApplication({ cluster, home, logs }: ArgoCdPlace, { name, repository, path, namespace, source }: ApplicationOptions): Promise<Application>;
export {};
