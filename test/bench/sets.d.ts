/** The sets that are applied. JSON is YAML, so the manifests are lines of JSON. */
/** A version for each object, by its index: what changes between two sets. */
type Versions = (index: number) => number;
/** What is applied, as YAML, and the Deployments that are waited for. */
export interface Task {
    readonly manifests: string;
    readonly objects: number;
    readonly deployments: readonly string[];
}
/** The kinds of {@link mixed}, as kubectl names them. */
export declare const mixedKinds = "deployments,services,configmaps,serviceaccounts,roles,ingresses,secrets";
/** Objects of seven kinds. Their Deployments have no pods: applying is all there is to do. */
export declare function mixed(count: number, versions: Versions): Task;
/** As many Deployments of two pods, Services and ConfigMaps. */
export declare function applications(count: number, versions: Versions): Task;
/** Deployments of two pods, which become ready one after the other until so many seconds are over. */
export declare function slowApplications(count: number, seconds: number): Task;
export {};
