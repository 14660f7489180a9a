import { type TestContext } from "vitest";
import type { GitAnswer, GitRequest } from "../lab/git-http.ts";
import { type ManifestServer } from "./manifest-server.ts";
type Inputs = Readonly<Record<string, string>>;
interface Job {
    /** The test's name. */
    readonly what: string;
    readonly inputs?: (server: ManifestServer) => Inputs;
    readonly env?: Inputs;
    readonly files?: Inputs;
    /** What a hook of the server does when it gets a commit. */
    readonly preReceive?: string;
    readonly answer?: (request: GitRequest) => GitAnswer | undefined;
    /** By ssh, with a key: which one. */
    readonly key?: "write" | "read" | "strange" | "cut";
    /** The result, or what the error annotations say. */
    readonly ends: "committed" | "planned" | RegExp;
    /** Not in `npm test`: another job goes the same way. */
    readonly full?: true;
}
/** All that there is to switch on for whoever wants to see what Git does. */
export declare const tracing: Inputs;
export declare const jobs: readonly Job[];
/** Runs a job, of which `runPull` sees to it that nothing comes out, and sees that it ends as it is to. */
export declare function runJob(job: Job, debug: boolean, context: TestContext): Promise<void>;
/** A home with a Git configuration in it, as a step before may have left one. */
export declare function homeWith(gitconfig: string, context: TestContext): Promise<string>;
export {};
