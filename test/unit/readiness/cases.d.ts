import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { OwnedResources, Readiness } from "../../../packages/push/src/readiness/readiness.ts";
/** A state of an object in words, where it is known from, and what is to be said of it. */
export interface Case extends Partial<OwnedResources> {
    readonly given: string;
    readonly source: string;
    readonly metadata?: KubernetesObject["metadata"];
    readonly spec?: unknown;
    readonly status?: unknown;
    /** Names of Secrets that an operator is about to make. */
    readonly promised?: readonly string[];
    /** How many pods may fail for a moment. */
    readonly budget?: number;
    /** When the run began, and its last write: the seconds of `event`. */
    readonly times?: {
        readonly begun: number;
        readonly since: number;
    };
    /** Kinds that a controller is known to report on, as `GROUP/VERSION/KIND`; none where that is not known yet. */
    readonly reporting?: readonly string[];
    /** Generations of other objects of the set, by `KIND NAMESPACE/NAME`. */
    readonly generations?: Readonly<Record<string, number>>;
    /** The command that starts an attempt now, with `(again)` where the run has to be started again after it. */
    readonly command?: string;
    /** As `inWords` has it. */
    readonly readiness: string;
}
export declare const lateClass = "late";
/** Runs the rule of a kind over its cases. The object's uid is `x`. */
export declare function assessCases(apiVersion: string, kind: string, cases: readonly Case[]): void;
/**
 * What stood before the run has when it did in brackets at its end; what has to stand for longer than fail-fast says so.
 * `state`, for failing and failed its reason in brackets, and the message: `failing (Reason): message`. What has failed
 * for certain `failed at once`; what is left as unproven where nothing more is said `progressing for a while`.
 */
export declare function inWords(readiness: Readiness): string;
