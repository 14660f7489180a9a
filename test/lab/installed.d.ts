export interface GoProgram {
    readonly name: string;
    /** Its package, without a version. */
    readonly package: string;
    readonly version: string;
    /** What it is for, in a few words. */
    readonly purpose: string;
    /** How long a build takes with nothing in any cache. */
    readonly takes: string;
}
/** Builds the program, or finds it in the cache. Returns its path. */
export declare function installed(program: GoProgram): Promise<string>;
