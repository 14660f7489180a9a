import { readLog } from "../e2e/runner.ts";
/** A run's log as a runner shows it: errors as such, and no other commands. */
export function linesOf(log) {
    const { commands, lines } = readLog(log);
    const errors = commands.filter(({ name }) => name === "error");
    return [...errors.flatMap(({ data }) => `Error: ${data}`.split("\n")), ...lines.filter((line) => line !== "")];
}
