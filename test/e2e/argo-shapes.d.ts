/** Manifest repositories that say the same in three ways: a Deployment `web` of `ghcr.io/acme/web`, dev and prod, in version 1. */
export interface Shape {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly dev: Stage;
    readonly prod: Stage;
    /** How Argo CD gets to know of a commit. */
    readonly by: "webhook" | "refresh";
    /** How its pull requests are merged. */
    readonly merges: "merge" | "rebase";
    /** A version that does not come up. */
    readonly bad: string;
}
export interface Stage {
    /** The folder that Argo CD reads. */
    readonly path: string;
    /** What else it is told. */
    readonly source?: object;
    /** Where the version stands: the input `manifests`. */
    readonly manifests: string;
}
export declare const shapes: readonly Shape[];
