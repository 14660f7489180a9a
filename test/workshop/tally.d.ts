/** Counts what ran, and says it in the one line that machines read. */
/** How many checks or tests there were of each outcome. */
export interface Tally {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
}
export declare const nothing: Tally;
export declare function add(a: Tally, b: Tally): Tally;
/** The closing line: `12 passed, 0 failed`, and how many were skipped if any were. */
export declare function closingLine({ passed, failed, skipped }: Tally): string;
/** 0 only when something ran and nothing failed. */
export declare function exitCode({ passed, failed }: Tally): number;
/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
    readonly success: boolean;
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly numTodoTests: number;
    readonly testResults: readonly {
        readonly status: string;
        readonly assertionResults: readonly unknown[];
    }[];
}
/**
 * A vitest run's tally. A file that could not be loaded counts as one failure, and so does a run that failed, or that
 * wrote no report, without a failed test (a set-up that threw, an unhandled rejection).
 *
 * @param code vitest's exit code
 */
export declare function tallyOf(report: VitestReport | undefined, code: number): Tally;
