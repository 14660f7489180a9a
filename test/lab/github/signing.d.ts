export interface Signing {
    /** Settings of Git under which `commit-tree` signs. */
    readonly settings: () => Promise<readonly string[]>;
    readonly remove: () => Promise<void>;
}
/** The key is made when it is needed for the first time. */
export declare function makeSigning(): Signing;
