/** Who asks, by the token that comes with it. */
import type { Rights } from "../git-http.ts";
import type { Grant } from "./world.ts";
/** Undefined where it is not, or no longer, good for anything. */
export declare function grantFor(tokens: ReadonlyMap<string, Grant>, token: string): Grant | undefined;
/** `Bearer TOKEN`, or `token TOKEN`. */
export declare function tokenOf(authorization?: string): string;
/** @param grant a string is a person with all rights */
export declare function readGrant(grant: Grant | string): Grant;
/** What the same token may do on the Git server. */
export declare function gitRights(grant: Grant | undefined): Rights | undefined;
/** Who asks without a token. */
export declare const nobody: Grant;
