/** A fault of the lab that the person who runs it can mend: the message says what, the hint says how. */
export interface LabError extends Error {
    readonly name: "LabError";
    readonly hint: string;
}
export declare function labError(message: string, hint: string, cause?: unknown): LabError;
export declare function isLabError(error: unknown): error is LabError;
/** What to print for an error at the end of a program: no stack where the reader can mend the fault. */
export declare function explain(error: unknown): string;
