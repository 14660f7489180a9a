import type { Field } from "./field.ts";
/**
 * How many requests the API server gets of one run after its last write, while workloads come up in the course of a
 * minute. @throws when not all of them do
 */
export declare function requestsWhileWaiting(workloads: number, rtt: number, field: Field): Promise<number>;
