import { type Check } from "./check.ts";
/** In order: what bundles the compiled sources comes after what compiles them. */
export declare const checks: readonly Check[];
