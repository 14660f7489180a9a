/** Counts what ran, and says it in the one line that machines read. */
export const nothing = { passed: 0, failed: 0, skipped: 0 };
export function add(a, b) {
    return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
/** The closing line: `12 passed, 0 failed`, and how many were skipped if any were. */
export function closingLine({ passed, failed, skipped }) {
    return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
/** 0 only when something ran and nothing failed. */
export function exitCode({ passed, failed }) {
    return passed > 0 && failed === 0 ? 0 : 1;
}
/**
 * A vitest run's tally. A file that could not be loaded counts as one failure, and so does a run that failed, or that
 * wrote no report, without a failed test (a set-up that threw, an unhandled rejection).
 *
 * @param code vitest's exit code
 */
export function tallyOf(report, code) {
    if (report === undefined)
        return { passed: 0, failed: 1, skipped: 0 };
    const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    const failed = report.numFailedTests + broken.length;
    return {
        passed: report.numPassedTests,
        failed: failed === 0 && (code !== 0 || !report.success) ? 1 : failed,
        skipped: report.numPendingTests + report.numTodoTests,
    };
}
