import { type InputReader, type RunContext } from "@pushpull/core/runner";
import { type PullActionInputs } from "../../../actions/pull/src/inputs.ts";
export type Given = Readonly<Record<string, string>>;
export declare const run: RunContext;
/** Inputs by their names, over those that `action.yml` sets, in a run of acme/shop. */
export declare function parse(given: Given, more?: Partial<RunContext>): PullActionInputs;
/** Reads inputs by their names, which stand in the environment of the process meanwhile, as a runner puts them there. */
export declare function withInputs<Result>(given: Given, use: (read: InputReader) => Result): Result;
/** All that is said of inputs that are wrong. */
export declare function faultsOf(given: Given, more?: Partial<RunContext>): readonly string[];
export declare const key = "-----BEGIN OPENSSH PRIVATE KEY-----";
