export interface ArgoCdProgram {
    /** The folder with `argocd`, for a PATH: its repo server looks there for itself, to be asked for passwords. */
    readonly folder: string;
    /** The folder with its CustomResourceDefinitions. */
    readonly crds: string;
}
/** Builds it, or finds it in the cache. */
export declare function argoCdProgram(): Promise<ArgoCdProgram>;
