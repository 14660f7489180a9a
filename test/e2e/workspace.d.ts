/** A folder as a workflow has it after its checkout. */
export interface Workspace {
    readonly path: string;
    write(files: Readonly<Record<string, string>>): Promise<void>;
    remove(): Promise<void>;
}
/** Makes a workspace with files in it, by their paths. */
export declare function makeWorkspace(files?: Readonly<Record<string, string>>): Promise<Workspace>;
