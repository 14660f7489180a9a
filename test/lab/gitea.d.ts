import { type GiteaCall, type GiteaUser } from "./gitea-api.ts";
import { type GiteaRepository, type GiteaRepositoryOptions } from "./gitea-repository.ts";
/** What a token is for (Gitea docs, "API Usage": token scopes). */
export type GiteaScope = "all" | `${"read" | "write"}:${"repository" | "issue" | "user" | "organization"}`;
export interface Gitea {
    /** `http://127.0.0.1:PORT`, for `GITHUB_SERVER_URL`. */
    readonly server: string;
    /** For `GITHUB_API_URL`. */
    readonly api: string;
    readonly admin: GiteaUser;
    /** Asks the API as the administrator. */
    readonly call: GiteaCall;
    /** Asks the API as somebody else. */
    readonly callAs: (user: Pick<GiteaUser, "token">) => GiteaCall;
    readonly makeUser: (name: string) => Promise<GiteaUser>;
    /** Makes a team of an organisation that is there, with one member, who may write to all of its repositories. */
    readonly makeTeam: (name: `${string}/${string}`, member: Pick<GiteaUser, "name">) => Promise<void>;
    readonly makeToken: (user: GiteaUser, scopes: readonly GiteaScope[]) => Promise<string>;
    readonly makeRepository: (options: GiteaRepositoryOptions) => Promise<GiteaRepository>;
    readonly stop: () => Promise<void>;
}
interface GiteaOptions {
    /** Whether its web pages have styles and scripts, for people to look at. Default: they have not. */
    readonly styled?: boolean;
}
/** Starts one; builds it first, where it is not in the cache. */
export declare function startGitea({ styled }?: GiteaOptions): Promise<Gitea>;
export {};
