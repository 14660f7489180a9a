/** A run's log as a runner shows it: errors as such, and no other commands. */
export declare function linesOf(log: string): readonly string[];
