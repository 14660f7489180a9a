import { type Verdict } from "./check.ts";
export declare function checkExamples(): Promise<Verdict>;
