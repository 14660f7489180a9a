export interface ManifestRepository {
    /** Its folder: a bare repository with one commit on `main`. */
    readonly path: string;
    /** How many of its files use {@link image}. */
    readonly toChange: number;
    readonly megabytes: number;
}
/** The image that is to be changed, and its version before. */
export declare const image: {
    readonly name: "ghcr.io/acme/shop/web";
    readonly version: "1.4.2";
};
/** The folder in which it is used, beside others. */
export declare const team = "apps/team-web";
/** Makes one in a folder that is not there yet. */
export declare function makeManifestRepository(path: string, files: number): Promise<ManifestRepository>;
