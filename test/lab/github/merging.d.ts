import { type MergeMethod, type Pull, type World } from "./world.ts";
/** Pull requests' `mergeable_state`. */
export type MergeState = "clean" | "blocked" | "dirty" | "draft";
export declare function mergeState(world: World, pull: Pull): Promise<MergeState>;
/** What a pull request's base asks for that is not there yet, in GitHub's words. */
export declare function missing(world: World, pull: Pull): string | undefined;
interface Merging {
    readonly method: MergeMethod;
    readonly login: string;
    readonly title?: string | undefined;
    readonly message?: string | undefined;
}
/** Merges one, whatever is missing. @returns the object name of what is on its base then, undefined for a conflict */
export declare function merge(world: World, pull: Pull, merging: Merging): Promise<string | undefined>;
export {};
