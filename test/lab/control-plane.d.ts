export interface ControlPlane {
    /** The program; its first argument says which part runs. */
    readonly program: string;
    /** A folder for a PATH, with nothing but kubectl in it. */
    readonly kubectlFolder: string;
}
/** Builds it, or finds it in the cache. */
export declare function controlPlane(): Promise<ControlPlane>;
