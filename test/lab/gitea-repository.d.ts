/** A repository on a Gitea, and a clone of it that tests change it by and look into it with. */
import { type Repository, type RepositoryFiles } from "./git-repository.ts";
import type { GiteaCall, GiteaUser } from "./gitea-api.ts";
export interface GiteaRepositoryOptions {
    /** `OWNER/NAME`. The owner is an organisation, made if it is not there yet. */
    readonly name: string;
    /** What is in its first commit, on the branch `main`; undefined makes none. */
    readonly files?: RepositoryFiles;
    readonly private?: boolean;
}
/** What the branches are on the server, each time. */
export interface GiteaRepository extends Pick<Repository, "commit" | "git" | "head" | "read"> {
    /** `OWNER/NAME` */
    readonly name: string;
    /** For Git over HTTP. */
    readonly url: string;
    /** Its page for people. */
    readonly page: string;
    /** The API below `/repos/OWNER/NAME`, as the administrator. */
    readonly call: GiteaCall;
    /** Lets a user in. */
    readonly let: (user: Pick<GiteaUser, "name">, permission: "read" | "write" | "admin") => Promise<void>;
    /** Protects a branch: pushes are refused, but for whom the rule lets in (`branch_protections` of the API). */
    readonly protect: (branch: string, rule?: Readonly<Record<string, unknown>>) => Promise<void>;
    /** Has an address told of each push to it (webhook). */
    readonly tell: (url: string) => Promise<void>;
    /** Forgets the clone. The repository stays. */
    readonly remove: () => Promise<void>;
}
interface Forge {
    readonly server: string;
    readonly admin: GiteaUser;
    readonly call: GiteaCall;
}
export declare function makeGiteaRepository({ server, admin, call }: Forge, { name, files, private: hidden }: GiteaRepositoryOptions): Promise<GiteaRepository>;
export {};
