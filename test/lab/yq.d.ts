/** The path of yq. */
export declare function yq(): Promise<string>;
