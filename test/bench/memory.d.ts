export interface MemoryWatch {
    /** Ends the watch. In megabytes (10^6 bytes); undefined where the system does not tell. */
    readonly stop: () => number | undefined;
}
/** Watches a process and its descendants: the most that they had in memory together (`VmRSS`, proc(5)). */
export declare function watchMemory(pid: number): MemoryWatch;
