import { type Answer } from "./answers.ts";
import type { World } from "./world.ts";
export declare function writeTree(world: World, body: unknown): Promise<Answer>;
export declare function treeAnswer(world: World, sha: string, recursive: boolean): Promise<object>;
