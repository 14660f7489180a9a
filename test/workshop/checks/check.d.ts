/** What a check is: something to run without effects on the sources, and its verdict. */
export type Verdict = {
    readonly outcome: "ok";
    readonly note?: string;
} | {
    readonly outcome: "failed";
    readonly why: string;
}
/** It could not run here: what is missing, and how to get it. Where CI is true, that is a failure. */
 | {
    readonly outcome: "skipped";
    readonly why: string;
};
export interface Check {
    readonly name: string;
    readonly run: () => Promise<Verdict>;
}
export declare function ok(note?: string): Verdict;
export declare function failed(why: string): Verdict;
export declare function skipped(why: string): Verdict;
/** The verdict of a program that prints what is wrong. */
export declare function verdictOf({ code, output }: {
    readonly code: number;
    readonly output: string;
}): Verdict;
