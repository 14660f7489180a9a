import { type Answers, type Ill } from "./cases.ts";
interface CauseCase {
    readonly given: string;
    /** Lines of the manifest, in its container and in its pod. */
    readonly container?: string;
    readonly inPod?: string;
    readonly status: Readonly<Record<string, unknown>>;
    /** Of the live container; `pod` of its pod. */
    readonly spec?: Readonly<Record<string, unknown>>;
    readonly events?: Ill["events"];
    readonly answers?: Answers;
    readonly cause: string | undefined;
    /** The text of the line of the manifest. */
    readonly line: string;
}
/** Runs what a Deployment's pod looks like over its cause and the line that is to blame. */
export declare function checkCauses(title: string, cases: readonly CauseCase[]): void;
export {};
