import type { TestContext } from "vitest";
type Files = Readonly<Record<string, string>>;
interface Pushed {
    readonly namespace?: string;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly path?: readonly string[];
}
/** Pushes all files of a workspace. */
export declare function push(files: Files, context: TestContext, { inputs, ...more }?: Pushed): Promise<import("./run-push.ts").PushRun>;
/** One file with an object for each payload. */
export declare function each(toObject: (payload: string, index: number) => object, of?: readonly string[]): Files;
export declare function named(metadata: object): object;
/** A program that prints all payloads on its standard error, each as its last line once. */
export declare function complaining(name: string, context: TestContext, script: string): Promise<string>;
/** An admission webhook for the ConfigMaps of one namespace. */
export declare function startWebhook(namespace: string, context: TestContext, answer: (name: string) => object): Promise<void>;
/** A policy for one namespace that refuses ConfigMaps with the words of their annotation `said`. */
export declare function refuseWithWords(namespace: string): Promise<void>;
export {};
