import { type Verdict } from "./check.ts";
export declare function checkZizmor(): Promise<Verdict>;
