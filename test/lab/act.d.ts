/** The path of act, which runs workflows on this machine as GitHub's runner does. */
export declare function act(): Promise<string>;
