/** The path of crane, which serves and fills registries. */
export declare function crane(): Promise<string>;
