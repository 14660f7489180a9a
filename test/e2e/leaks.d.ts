import type { Report } from "@pushpull/core/report";
/** A text to look in, and what it is to people. */
export type Place = readonly [name: string, text: string];
/** What a person sees of a job's log: the lines that mask are not shown, and what they name is not shown after them. */
export declare function asRunnerShows(log: string): string;
/** Where a secret stands: as it is, in base64, URL-encoded, JSON-escaped, and a key line by line. */
export declare function findLeaks(secrets: readonly string[], places: readonly Place[]): readonly string[];
/** A run of the action, and what it is given. */
export interface Job {
    readonly action: Report["action"];
    readonly inputs: Readonly<Record<string, string>>;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Secrets that stand in none of these, nor in the workspace. */
    readonly secrets: readonly string[];
    /** Secrets that come to be in the run, asked for when it is searched. They may be noted for the post step. */
    readonly made?: (() => readonly string[]) | undefined;
    readonly workspace: string;
    /** The folder with all that a runner has for a job: its home, its temporary folders, its command files. */
    readonly runner: string;
}
export interface Search {
    /** Looks from now on at what a process starts. */
    watch(pid: number): void;
    /** @throws Error when a secret stands in the log, or in anything that the run has written or started so far */
    search(log: string): Promise<void>;
}
/** Begins to look for the secrets of a job: those in its inputs, its environment and the Secrets of its workspace. */
export declare function searchForLeaks(job: Job): Promise<Search>;
