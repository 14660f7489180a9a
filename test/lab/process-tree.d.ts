/** The variable in the environment of everything the lab starts, so that what loses its parent is still found. */
export declare const markName = "PUSHPULL_LAB";
/**
 * Kills processes and all they started, however those are grouped, and returns when they are gone.
 * @param seconds after which it gives up on what cannot be killed
 */
export declare function killTrees(roots: readonly number[], seconds?: number): Promise<void>;
/** The processes that carry a mark in their environment. Only Linux shows them; elsewhere there are none. */
export declare function processesMarked(mark: string): readonly number[];
