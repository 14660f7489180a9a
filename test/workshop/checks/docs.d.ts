import { type Verdict } from "./check.ts";
export declare function checkDocs(): Promise<Verdict>;
/** Writes the tables, and returns the names of the files that changed. */
export declare function fixDocs(): Promise<readonly string[]>;
