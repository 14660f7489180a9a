export interface WorkflowOptions {
    /** The repository's folder, with the workflow below `.github/workflows`. It is copied. */
    readonly repository: string;
    /** The workflow's file name; without it, all that the event starts. */
    readonly workflow?: string;
    readonly event?: string;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
    readonly variables?: Readonly<Record<string, string>>;
    /** What the runner says of the run, in place of GitHub's own: `GITHUB_SERVER_URL`, `GITHUB_REPOSITORY`. */
    readonly env?: Readonly<Record<string, string>>;
    /** Folders in front of the PATH of its steps: that of a kubectl. */
    readonly path?: readonly string[];
    /** Told each line that a person would see in the log, as it comes. */
    readonly onLine?: (line: string) => void;
}
export interface WorkflowRun {
    readonly succeeded: boolean;
    /** What a person would see. */
    readonly log: string;
    /** What the steps added to the summary page, in their order. */
    readonly summaries: readonly string[];
    /** What of ours is left on the runner when the job is over. */
    readonly leftovers: readonly string[];
}
/** Runs it to its end with act. */
export declare function runWorkflow(options: WorkflowOptions): Promise<WorkflowRun>;
