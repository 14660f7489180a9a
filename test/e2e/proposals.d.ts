/** Pull requests for a version of an image, what people do to them meanwhile, and what is there afterwards. */
import type { TestContext } from "vitest";
import type { OpenForge, SeenPull, TestForge } from "./proposal-forges.ts";
import { type PullRun } from "./run-pull.ts";
export declare const image = "ghcr.io/acme/web";
export declare const file = "prod/kustomization.yaml";
export declare const otherFile = "dev/kustomization.yaml";
type Inputs = Readonly<Record<string, string>>;
export interface Proposals extends TestForge {
    /** As the input `repository` names it. */
    readonly name: string;
    /** Runs the action for a version of the image, by pull request. */
    readonly propose: (version: string, inputs?: Inputs, more?: {
        readonly searched?: boolean;
    }) => Promise<PullRun>;
    /** The branch that they come from. */
    readonly head: () => Promise<string>;
    /** A person's commit on a branch. */
    readonly person: (files: Inputs, options?: {
        readonly branch?: string;
        readonly message?: string;
    }) => Promise<string>;
    /** The newest commit of a branch, made again by a person with the same content and message. */
    readonly amend: (branch: string) => Promise<string>;
    readonly pull: (number: number) => Promise<SeenPull>;
    /** What stands on a branch: the titles of the commits that `main` has not, newest first, and the version. */
    readonly on: (branch: string) => Promise<{
        readonly titles: readonly string[];
        readonly version: string | undefined;
    }>;
}
/** A repository with the image at version 1. */
export declare function startProposals(open: OpenForge, context: TestContext): Promise<Proposals>;
export declare function withVersion(version: string): Inputs;
export {};
