/** Finds in a source whatever lets a text out of a run: to the log, the summary, outputs, annotations and files. */
import { stripTypeScriptTypes } from "node:module";
import { parse } from "acorn";
/** What of a module lets nothing out. All else of it does. */
const readers = {
    "@actions/core": ["getBooleanInput", "getInput", "getState", "isDebug"],
    ...Object.fromEntries(["fs", "fs/promises"].map((name) => [
        name,
        [
            ...[
                "access",
                "constants",
                "glob",
                "lstat",
                "mkdir",
                "readdir",
                "readFile",
                "readlink",
                "readFileSync",
                "realpath",
                "rm",
            ],
            "stat",
        ],
    ])),
    process: ["cwd", "kill", "pid"],
};
/** Names that let something out wherever they come from. */
const writers = /^(console|stdout|stderr|_rawDebug|emitWarning|debuglog|createWriteStream|(append|write)(File|Sync|v|FileSync)|openSync)$/;
/** What Git and kubectl print is called by the same names as our own outputs, and is only read. */
const streamWriters = /^(_?write|writev|end|fd|cork)$/;
/** The sinks of a source: `info of @actions/core`, `stderr.write`, `console`. */
export function sinksIn(source) {
    const program = parse(stripTypeScriptTypes(source), { ecmaVersion: "latest", sourceType: "module" });
    return [...new Set(visit(program))].toSorted();
}
function visit(node) {
    if (Array.isArray(node))
        return node.flatMap(visit);
    if (typeof node !== "object" || node === null)
        return [];
    const own = "type" in node ? sinksOf(node) : [];
    return [...own, ...Object.values(node).flatMap(visit)];
}
function sinksOf(node) {
    switch (node.type) {
        case "ImportDeclaration":
        case "ExportNamedDeclaration":
        case "ExportAllDeclaration":
            return fromModule(node);
        case "ImportExpression":
            return moduleOf(node.source) === undefined ? [] : [`import of ${moduleOf(node.source)}`];
        case "MemberExpression":
            return member(node);
        case "Identifier":
            return node.name === "console" ? ["console"] : [];
        // The source of a thread, as a text.
        case "TemplateElement":
            return /\bwriteSync\(|\bconsole\.|\bstd(out|err)\.write|writeFile/.test(String(node.value.raw))
                ? ["a text that is run"]
                : [];
        default:
            return [];
    }
}
/** The name of a module that can let something out. */
function moduleOf(source) {
    const name = String(source?.value ?? "").replace(/^node:/, "");
    return name in readers ? name : undefined;
}
function fromModule({ source, specifiers }) {
    const name = moduleOf(source);
    if (name === undefined)
        return [];
    if (specifiers === undefined)
        return [`all of ${name}`];
    return specifiers.flatMap(({ imported, local }) => {
        const taken = (imported ?? local);
        return imported !== undefined && readers[name]?.includes(taken?.name ?? "") ? [] : [`${taken?.name} of ${name}`];
    });
}
/** `host.stderr.write(…)`, `fs.writeFile`, `process["stdout"]`; not `child.stdout.on(…)`, `{ stdout } = result`. */
function member({ object, property, computed }) {
    const { name, value } = property;
    const called = computed === true ? String(value ?? "") : (name ?? "");
    const inner = object.property;
    const stream = /^std(out|err)$/.exec(inner?.name ?? String(inner?.value ?? object.name ?? ""));
    if (stream !== null && streamWriters.test(called))
        return [`${stream[0]}.${called}`];
    if (/^std(out|err)$/.test(called))
        return object.name === "process" ? [`process.${called}`] : [];
    return writers.test(called) ? [called] : [];
}
