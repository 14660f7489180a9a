import type { World } from "./world.ts";
interface RefUpdate {
    readonly name: string;
    /** Zeros: it must not be there. Undefined: wherever it is. */
    readonly beforeOid?: string | null;
    /** Zeros take it away. */
    readonly afterOid: string;
    readonly force: boolean;
}
/** GitHub's own words are not published: nobody should read more out of them than that it was refused. */
export declare function updateRefs(world: World, { repositoryId, refUpdates }: {
    readonly repositoryId: string;
    readonly refUpdates: readonly RefUpdate[];
}): Promise<void>;
export {};
