import { type Asked } from "./rendering.ts";
/** A chart, its layers of values, and what is asked of it. */
export declare function randomCharts(seed: number): Asked;
