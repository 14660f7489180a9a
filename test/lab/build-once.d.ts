export interface Recipe {
    /** A short name for its folder, such as `kwok`. */
    readonly name: string;
    /** What people read, such as `kwok 0.8.0 (nodes and pods)`. */
    readonly title: string;
    /** How long it takes with nothing in any cache, on two cores: "5 minutes". */
    readonly takes: string;
    /** Everything that what is built depends on: the texts of files, versions, flags. */
    readonly sources: readonly string[];
    /** Builds into an empty folder, and tells how far it is. */
    readonly build: (folder: string, tell: (text: string) => void) => Promise<void>;
}
/**
 * The folder that a recipe was built into, built now if it is not there. Any number of programs may ask at once:
 * one builds and the others wait for it.
 */
export declare function buildOnce(recipe: Recipe): Promise<string>;
