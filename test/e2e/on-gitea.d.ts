/** Pulls into repositories of a real forge. */
import type { Gitea } from "../lab/gitea.ts";
import type { GiteaRepository, GiteaRepositoryOptions } from "../lab/gitea-repository.ts";
import { type PullOptions, type PullRun } from "./run-pull.ts";
export interface GiteaTarget {
    readonly repository: GiteaRepository;
    /** May write to the repository. */
    readonly bot: {
        readonly name: string;
        readonly token: string;
    };
    /** Runs the action on it, as the bot. */
    readonly pull: (inputs: Readonly<Record<string, string>>, more?: Partial<Omit<PullOptions, "inputs">>) => Promise<PullRun>;
}
/** Makes a repository, and a user who may write to it, its pull requests too, and do nothing else. */
export declare function makeTarget(gitea: Gitea, options: Omit<GiteaRepositoryOptions, "name">): Promise<GiteaTarget>;
