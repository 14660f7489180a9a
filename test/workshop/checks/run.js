/** Runs checks one after another, each a line with its outcome and seconds. */
import { stoppedBy } from "../child.mjs";
import { add, nothing } from "../tally.ts";
/**
 * Runs all of them.
 *
 * @param strict a check that cannot run counts as a failure, as it should where CI is true
 * @param print takes one or more lines
 */
export async function runChecks(checks, { strict, print }) {
    let tally = nothing;
    for (const check of checks) {
        if (stoppedBy() !== undefined)
            break;
        const started = performance.now();
        const verdict = await verdictOrFailure(check, strict);
        print(lineOf(check.name, verdict, (performance.now() - started) / 1000));
        tally = add(tally, tallyOfVerdict(verdict));
    }
    return tally;
}
async function verdictOrFailure({ run }, strict) {
    try {
        const verdict = await run();
        if (verdict.outcome !== "skipped" || !strict)
            return verdict;
        return { outcome: "failed", why: `it did not run: ${verdict.why}` };
    }
    catch (error) {
        return { outcome: "failed", why: error instanceof Error ? error.message : String(error) };
    }
}
/** Such as `  ok       types  1.2 s`; the reason of anything but ok follows, indented. */
export function lineOf(name, verdict, seconds) {
    const word = verdict.outcome === "skipped" ? "not run" : verdict.outcome;
    const note = verdict.outcome === "ok" && verdict.note !== undefined ? `  (${verdict.note})` : "";
    const line = `  ${word.padEnd(7)}  ${name}  ${seconds.toFixed(1)} s${note}`;
    return verdict.outcome === "ok" ? line : `${line}\n${verdict.why.replace(/^/gm, "             ")}`;
}
function tallyOfVerdict({ outcome }) {
    return {
        passed: outcome === "ok" ? 1 : 0,
        failed: outcome === "failed" ? 1 : 0,
        skipped: outcome === "skipped" ? 1 : 0,
    };
}
