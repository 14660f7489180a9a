/** Many pulls into one repository at the same moment. */
import { type TestContext } from "vitest";
interface Race {
    readonly runs: number;
    /** Whether all images stand in one file, or each in its own. */
    readonly files: "one" | "many";
    /** Of so many connections one is cut, before the server has seen the request or before its answer comes. */
    readonly cutOneIn?: number;
    /** Whether one of the runs is killed, somewhere on its way. */
    readonly kill?: true;
    /** What is random is so by this. */
    readonly seed?: number;
}
/** Lets them race, and sees that each has landed what it wanted, once, and has lost nothing of the others'. */
export declare function expectFairRace({ runs, files, cutOneIn, kill, seed }: Race, context: TestContext): Promise<{
    retries: number[];
}>;
export {};
