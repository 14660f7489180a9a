/** Keeps pushes from protected branches, as GitHub's Git server does. */
import type { World } from "./world.ts";
/** What stands in for a hook's rules; the repository's own, where there are none. */
export declare function protect({ repository, settings }: World): Promise<void>;
