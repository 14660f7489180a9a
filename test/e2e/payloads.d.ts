import type { Report } from "@pushpull/core/report";
import type { ActionRun } from "./run-action.ts";
/** Each begins with its number where its beginning does not matter. */
export declare const payloads: readonly string[];
/** On one line, and of characters that can be typed: what an HTTP header or a name may be made of. */
export declare const printable: readonly string[];
/** The words of a payload that a person should find again, in their order. */
export declare function wordsOf(payload: string): readonly string[];
export interface Shown {
    /** Those that a person should find in the log. */
    readonly inLog?: readonly string[];
    /** Those that a person should find in the summary. */
    readonly inSummary?: readonly string[];
}
/** Sees that nothing of what a run shows is more than text, and that it can be read. */
export declare function expectOnlyText(run: ActionRun<Report>, { inLog, inSummary }: Shown): void;
/** Sees that a page has nothing in it but what we put there, and the payloads as text that can be read. */
export declare function expectPlainPage(markdown: string, payloads: readonly string[]): void;
