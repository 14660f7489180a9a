/** The command lines that hold a text, of all processes. */
export declare function commandsWith(text: string): Promise<readonly string[]>;
/** The command lines of all that a run with this folder has started: it stands in their environment. */
export declare function commandsOf(folder: string): Promise<readonly string[]>;
