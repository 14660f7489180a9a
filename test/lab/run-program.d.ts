export interface RunOptions {
    /** What it reads from its standard input. */
    readonly input?: string | Buffer | undefined;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string | undefined>>;
}
/** Runs a program to its end, and returns what it prints. @throws Error with its words when it fails */
export declare function runProgram(program: string, args: readonly string[], { input, cwd, env }?: RunOptions): Promise<string>;
