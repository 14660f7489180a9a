export type Options = {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    /**
     * keep what it prints instead of showing it
     */
    capture?: boolean;
    /**
     * let it read what people type
     */
    asks?: boolean;
};
export type Ended = {
    /**
     * its exit code; 128 and the signal's number when a signal ended it; 127 when it is not there
     */
    code: number;
    /**
     * what it printed to either stream, when captured
     */
    output: string;
};
/** The signal that asked us to stop, if one did: from then on no program is started any more. */
export declare function stoppedBy(): NodeJS.Signals | undefined;
/** @param {NodeJS.Signals} signal */
export declare function exitCodeOf(signal: NodeJS.Signals): number;
/**
 * Runs a program to its end. It gets a process group of its own, so that a terminal's Ctrl-C reaches it once, through
 * us, and it can clean up after itself; what it leaves in its group is killed when it ends.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export declare function run(program: string, args: readonly string[], { cwd, env, capture, asks }?: Options): Promise<Ended>;
