/** References by the API. They are moved without force, unless it is asked for. */
import { type Answer } from "./answers.ts";
import type { Handlers } from "./handler.ts";
import { type World } from "./world.ts";
export declare const references: Handlers;
export declare function whereIs(world: World, ref: string): Promise<string | undefined>;
/** What a rule says of a branch that is to be changed by pull requests alone (docs.github.com: "About rulesets"). */
export declare function protectedReference(world: World, ref: string): Answer | undefined;
export declare const ruleViolation = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n";
