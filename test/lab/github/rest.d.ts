/** The REST API: finds the operation, checks what it is asked with, and checks the answer. */
import { type Answer } from "./answers.ts";
import type { GitHubRequest } from "./faults.ts";
import type { World } from "./world.ts";
/** An answer; or what GitHub would have refused, and what it would not have answered. */
export type Served = Answer | {
    readonly faults: readonly string[];
};
export declare function serveRest(world: World, { method, path, authorization, body }: GitHubRequest): Promise<Served>;
