import type { Handlers } from "./handler.ts";
export declare const app: Handlers;
/** Those that are asked with an App's JWT instead of a token. */
export declare const byApp: ReadonlySet<string>;
