/** What every benchmark is: a question, asked in one go, and answered in a table and in JSON. */
import type { Field } from "./field.ts";
export interface Options {
    readonly objects: number;
    readonly workloads: number;
    /** Files of a manifest repository. */
    readonly files: number;
    /** Runs at once. */
    readonly runs: number;
    /** The round trip to the server, in milliseconds. */
    readonly rtt: number;
}
export interface Goal {
    /** `a tenth updated, against kubectl apply` */
    readonly what: string;
    /** `≥ 30 ×` */
    readonly wanted: string;
    readonly got: string;
    readonly met: boolean;
}
export interface Result {
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly goals: readonly Goal[];
    /** For machines: one object, whose `bench` is the benchmark's name. */
    readonly json: Readonly<Record<string, unknown>>;
}
interface Described {
    readonly name: string;
    /** What it does, in a sentence. */
    readonly about: (options: Options) => string;
}
export type Bench = Described & ({
    readonly needs: "cluster";
    readonly run: (options: Options, field: Field) => Promise<Result>;
} | {
    readonly needs: "git" | "node";
    readonly run: (options: Options) => Promise<Result>;
});
export declare function atLeast(what: string, factor: number, times: number): Goal;
export declare function atMost(what: string, limit: number, value: number, unit: string): Goal;
/** With one digit after the point. */
export declare function round(value: number): number;
export declare function median(values: readonly number[]): number;
export {};
