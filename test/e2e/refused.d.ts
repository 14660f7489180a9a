import { type PushRun } from "./run-push.ts";
export interface Refused {
    /** Files besides `good.yaml`, which is in order, and must not be applied. */
    readonly files: Readonly<Record<string, string>>;
    /** Default: `good.yaml` and all the files. */
    readonly manifests?: string;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
}
/** @returns the run, of which everything that holds for every such run has been checked */
export declare function refuse({ files, manifests, inputs, env }: Refused): Promise<PushRun>;
export interface RefusedCase extends Refused {
    /** The test's name. */
    readonly what: string;
    /** The error annotations, in their order: `FILE:LINE: WORDS`. */
    readonly says: readonly RegExp[];
}
/** A test for each case. */
export declare function refuseEach(cases: readonly RefusedCase[]): void;
