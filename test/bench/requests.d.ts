/** Counts requests where they arrive: the API server says how many of each flow it has served. */
import type { Field } from "./field.ts";
/**
 * What makes a user of the lab an administrator whose requests are a flow of their own, as little held back as those of
 * the lab's administrator (Kubernetes docs, "API Priority and Fairness").
 */
export declare function countedUser(name: string): object;
/** How many requests of the counted user the API server has served so far. */
export declare function requestsSoFar(kubectl: Field["kubectl"]): Promise<number>;
