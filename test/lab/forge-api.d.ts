import type { Repository } from "./git-repository.ts";
import { type Weather } from "./github/faults.ts";
/** GitHub is its stand-in. Gitea's and Forgejo's answer has no `status`. Another one has no such API. */
export type Forge = "github" | "gitea" | "other";
export interface ForgeApi {
    /** For `GITHUB_API_URL`. */
    readonly server: string;
    /** What it was asked, in order, by path and the token that came with it. */
    readonly requests: readonly {
        readonly path: string;
        readonly authorization: string | undefined;
    }[];
    readonly stop: () => Promise<void>;
}
interface ForgeApiOptions {
    readonly forge: Forge;
    /** What it serves as `acme/web`. */
    readonly repository: Repository;
    /** Without it, nothing is there. */
    readonly token: string;
    /** So many requests are answered as by a server that is too busy. */
    readonly busyFor?: number;
    /** On GitHub, in place of that. */
    readonly weather?: Weather | undefined;
}
/** Starts one on a free port. */
export declare function startForgeApi({ forge, repository, token, busyFor, weather, }: ForgeApiOptions): Promise<ForgeApi>;
export {};
