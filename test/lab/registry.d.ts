export interface Registry {
    /** `127.0.0.1:PORT`, the first part of a reference. */
    readonly host: string;
    /** Pushes a tiny image, such as `acme/web:1.2.3`, unlike that of any other tag. Returns its digest, `sha256:…`. */
    readonly push: (reference: string) => Promise<string>;
    /** The digest of what a tag names now. */
    readonly digest: (reference: string) => Promise<string>;
    readonly stop: () => Promise<void>;
}
/** Starts one; builds it first, where it is not in the cache. */
export declare function startRegistry(): Promise<Registry>;
