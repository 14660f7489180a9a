/** A folder for all that one program writes, its `TMPDIR`, and for nothing else. */
export declare function ownFolder(): Promise<string>;
/** The command lines of running programs that have something to do with a folder. */
export declare function programsOf(folder: string): Promise<readonly string[]>;
/** Waits until neither a program nor a file of the lab's is left. */
export declare function nothingLeft(folder: string): Promise<void>;
