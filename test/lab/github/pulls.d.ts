/** Pull requests. The words of refusals are those that GitHub has been seen to answer with. */
import { type Answer } from "./answers.ts";
import { type Call, type Handlers } from "./handler.ts";
import { type MergeMethod, type Pull } from "./world.ts";
export declare const pulls: Handlers;
/** Hands over the pull request that the path names. */
export declare function withPull({ world, path }: Call, use: (one: Pull) => Answer | Promise<Answer>): Answer | Promise<Answer>;
/** What GitHub says of a method that the repository's settings leave out. */
export declare const notAllowed: Readonly<Record<MergeMethod, string>>;
