/** A manifest repository on a Git server of its own, and pulls into it. */
import type { TestContext } from "vitest";
import { type GitHttp, type GitHttpOptions } from "../lab/git-http.ts";
import { type Repository, type RepositoryOptions } from "../lab/git-repository.ts";
import { type PullOptions, type PullRun } from "./run-pull.ts";
import { type Workspace } from "./workspace.ts";
/** May write to the repository. It has characters that are written in another way in URLs, JSON and base64. */
export declare const deployToken = "planted-deploy-token/\"&+1";
export interface ManifestServer {
    readonly repository: Repository;
    readonly server: GitHttp;
    /** Where its pulls are started. */
    readonly workspace: Workspace;
    /** For the input `repository`. */
    readonly url: string;
    /** Runs the action on it, with a token that may write. */
    readonly pull: (inputs: Readonly<Record<string, string>>, more?: Partial<Omit<PullOptions, "inputs">>) => Promise<PullRun>;
}
type ServerOptions = RepositoryOptions & Pick<GitHttpOptions, "tokens" | "answer"> & Pick<PullOptions, "searched">;
/** Starts one, which is gone when the test ends. */
export declare function serveManifests(options: ServerOptions, context: TestContext): Promise<ManifestServer>;
/** A kustomization with one image a line, by its name and tag. */
export declare function kustomization(images: Readonly<Record<string, string>>): string;
export {};
