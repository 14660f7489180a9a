/** Compiles everything, and replaces `dist/`. Returns what went wrong, or undefined. */
export declare function build(): Promise<string | undefined>;
/** Compares `dist/` byte for byte with what the compiled sources bundle to. Returns how it differs, or undefined. */
export declare function compareDist(): Promise<string | undefined>;
/** The size of all code in `dist/ACTION`, in bytes: what Node reads; licences are for people. */
export declare function sizeOfDist(action: string): Promise<number>;
