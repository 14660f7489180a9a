import { type PushRun } from "./run-push.ts";
export interface Scenario {
    /** The manifest: it is `web.yaml`. */
    readonly manifest: string;
    readonly inputs?: Readonly<Record<string, string>>;
    /** What is so before the push. */
    readonly before?: (namespace: string) => Promise<void>;
    /** What happens while it waits. */
    readonly meanwhile?: (namespace: string) => Promise<void>;
    /** Seconds that the run may take at most. */
    readonly within?: number;
    readonly green?: true;
    /** The text of the line that each error points to, and what the error says. */
    readonly errors?: readonly (readonly [line: string, says: RegExp])[];
    /** What stands besides in the log, or on the summary page. */
    readonly shown?: readonly RegExp[];
}
/** Makes a test of each scenario. */
export declare function scenarios(all: Readonly<Record<string, Scenario>>): void;
/** Deploys a manifest with the defaults of the action, and at most 20 seconds. */
export declare function push(namespace: string, manifest: string, inputs?: Readonly<Record<string, string>>): Promise<PushRun>;
/** Room for so many pods, counted before anything else happens. */
export declare function roomFor(pods: number, namespace: string): Promise<void>;
