import { type Verdict } from "./check.ts";
export declare function checkLengths(): Promise<Verdict>;
