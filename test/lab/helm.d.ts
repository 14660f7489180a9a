/** The path of helm. */
export declare function helm(): Promise<string>;
