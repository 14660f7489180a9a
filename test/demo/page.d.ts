/** Makes a page for a browser out of the summaries of runs, about as GitHub shows them. */
export interface Shown {
    readonly title: string;
    /** What the action wrote for the runner: blocks of HTML. */
    readonly summary: string;
}
export declare function pageOf(runs: readonly Shown[]): string;
