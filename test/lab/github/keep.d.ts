import { type World } from "./world.ts";
/**
 * A head that has moved, is gone, or is in its base by now (docs.github.com: "About pull request merges", indirect
 * merges); and what waits to be merged by itself.
 */
export declare function keepInStep(world: World): Promise<void>;
