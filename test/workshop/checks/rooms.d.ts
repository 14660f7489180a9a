import { type Verdict } from "./check.ts";
export interface Source {
    /** From the repository's folder, with `/`. */
    readonly path: string;
    readonly text: string;
}
export declare function checkRooms(): Promise<Verdict>;
/** What breaks a rule, a sentence each. */
export declare function roomFaults(sources: readonly Source[]): readonly string[];
