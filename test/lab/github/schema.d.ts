import type { Description, Schema } from "./description.ts";
/** What is wrong with a value, each with its place in it. Nothing, where it is as described. */
export type Check = (schema: Schema, value: unknown) => readonly string[];
/**
 * The schemas leave open which other properties an object may have. GitHub's do not mean it: here, a property that is
 * not named is wrong.
 */
export declare function checkOf(description: Description): Check;
