import { type Bench } from "./bench.ts";
export declare const rolloutBench: Bench;
