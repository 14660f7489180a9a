import { type Handlers } from "./handler.ts";
import type { Label, World } from "./world.ts";
export declare const repositories: Handlers;
export declare function isCollaborator({ settings }: World, login: string | undefined): boolean;
/** Names of labels are the same in upper and lower case. */
export declare function addLabel(world: World, name: string, { color, description }?: Partial<Label>): Label;
