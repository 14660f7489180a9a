export interface GoModule {
    /** The folder with a `go.mod` that requires it. */
    readonly goMod: string;
    readonly module: string;
}
/** Copies folders and files of a module. Go's own cache may be emptied. */
export declare function copyFromModule({ goMod, module }: GoModule, paths: readonly string[], to: string): Promise<void>;
