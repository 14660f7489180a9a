/**
 * Reads a log as GitHub's runner does (actions/runner, `ActionCommand` and `OutputManager`): line by line, where a bare
 * carriage return ends a line too; `::name key=value::data` after any white space, and `##[name]data` anywhere in a line.
 */
export interface Command {
    readonly name: string;
    readonly properties: Readonly<Record<string, string>>;
    readonly data: string;
}
export interface ReadLog {
    readonly commands: readonly Command[];
    /** The lines that are shown as they are. */
    readonly lines: readonly string[];
}
export declare function readLog(log: string): ReadLog;
