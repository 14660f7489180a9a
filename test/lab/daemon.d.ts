export interface DaemonOptions {
    readonly name: string;
    readonly program: string;
    readonly args: readonly string[];
    /** Where `NAME.log` goes. */
    readonly logs: string;
    readonly env?: Readonly<Record<string, string>>;
}
export interface Daemon {
    readonly pid: number;
    /** Waits until `answers` says so. @throws LabError with the end of its log when it ends before that, or never answers */
    readonly ready: (answers: () => Promise<boolean>, seconds?: number) => Promise<void>;
    /** Ends it and waits until it has ended. */
    readonly stop: () => Promise<void>;
}
/** Starts one. It has a process group of its own, so that a Ctrl-C meant for us does not take it away under us. */
export declare function startDaemon({ name, program, args, logs, env }: DaemonOptions): Daemon;
/** Copies a log to the cache, where it outlives the cluster, over the one that was kept there before. */
export declare function keepLog(log: string): string;
