import { type Tally } from "../tally.ts";
import type { Check, Verdict } from "./check.ts";
/**
 * Runs all of them.
 *
 * @param strict a check that cannot run counts as a failure, as it should where CI is true
 * @param print takes one or more lines
 */
export declare function runChecks(checks: readonly Check[], { strict, print }: {
    readonly strict: boolean;
    readonly print: (text: string) => void;
}): Promise<Tally>;
/** Such as `  ok       types  1.2 s`; the reason of anything but ok follows, indented. */
export declare function lineOf(name: string, verdict: Verdict, seconds: number): string;
