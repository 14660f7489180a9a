/** What answers an operation of the API. */
import type { Answer } from "./answers.ts";
import type { Grant, World } from "./world.ts";
export interface Call {
    readonly world: World;
    readonly path: Readonly<Record<string, string>>;
    /** As the description has them: it has been checked before. */
    readonly query: Readonly<Record<string, unknown>>;
    readonly body: unknown;
    /** Who asks. */
    readonly grant: Grant;
    /** The token that it was asked with. */
    readonly token: string;
}
export type Handler = (call: Call) => Answer | Promise<Answer>;
/** By the operation's id: `pulls/create`. */
export type Handlers = Readonly<Record<string, Handler>>;
/** One page of a list, with links to the ones beside it (docs.github.com: "Using pagination in the REST API"). */
export declare function page(list: readonly object[], { world, query }: Call, path: string): Answer;
