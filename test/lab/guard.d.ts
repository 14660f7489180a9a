/** In the environment of everything that this program starts through the lab. */
export declare const mark: Readonly<Record<string, string>>;
/** Hands a process over to the supervisor. The returned function takes it back, once the process has ended. */
export declare function guardProcess(pid: number): () => void;
/** Hands a folder (or file) over to the supervisor. The returned function takes it back. */
export declare function guardFolder(folder: string): () => void;
export interface TemporaryFolder {
    readonly path: string;
    /** Removes it, with all that is in it. */
    readonly remove: () => Promise<void>;
}
/** A new folder that is gone at the latest when this program is. */
export declare function temporaryFolder(name: string): Promise<TemporaryFolder>;
