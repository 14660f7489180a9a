/**
 * Reads a log as GitHub's runner does (actions/runner, `ActionCommand` and `OutputManager`): line by line, where a bare
 * carriage return ends a line too; `::name key=value::data` after any white space, and `##[name]data` anywhere in a line.
 */
const known = new Set([
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "internal-set-repo-path",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
]);
export function readLog(log) {
    const read = log.split(/\r\n|\r|\n/).map((line) => ({ line, command: commandIn(line) }));
    return {
        commands: read.flatMap(({ command }) => command ?? []),
        lines: read.filter(({ command }) => command === undefined).map(({ line }) => line),
    };
}
/** What .NET trims, and what it does not see when it compares texts as people do. */
const before = /^(?:[\s\u0085]|\p{Default_Ignorable_Code_Point}|\p{Cf})*/u;
function commandIn(line) {
    const [, ofLine = "", data = ""] = /^::(.*?)::(.*)$/s.exec(line.replace(before, "")) ?? [];
    const [, anywhere = "", rest = ""] = /##\[([^\]]*)\](.*)$/s.exec(line) ?? [];
    return toCommand(ofLine, ",", data) ?? toCommand(anywhere, ";", rest);
}
function toCommand(info, separator, data) {
    const [, name = "", written = ""] = /^(\S*) ?(.*)$/s.exec(info) ?? [];
    if (!known.has(name.toLowerCase()))
        return undefined;
    const pairs = written.split(separator).flatMap((pair) => {
        const [key = "", ...value] = pair.trim().split("=");
        return value.length === 0 ? [] : [[key, decode(value.join("="))]];
    });
    return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: decode(data) };
}
function decode(text) {
    return text
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%3B", ";")
        .replaceAll("%5D", "]")
        .replaceAll("%25", "%");
}
