interface Job {
    /** The test's name. */
    readonly what: string;
    readonly files?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
    readonly inputs?: () => Promise<Readonly<Record<string, string>>>;
    readonly env?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
    /** What a shell runs in place of `kubectl proxy`. */
    readonly proxy?: string;
    /** Done before, as the administrator. */
    readonly before?: (namespace: string) => Promise<void>;
    /** `deployed`, or what the error annotations say. */
    readonly ends: "deployed" | RegExp;
    /** Not in `npm test`: another job goes the same way. */
    readonly full?: true;
}
export declare const jobs: readonly Job[];
/** Runs a job, of which `runPush` sees to it that nothing comes out, and sees that it ends as it is to. */
export declare function runJob(job: Job, debug: boolean): Promise<void>;
export {};
