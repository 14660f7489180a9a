/** The workshop's own commands, on Node 24 and with the packages in place. `run.mjs` starts it. */
import { build } from "./bundle.ts";
import { checks } from "./checks/all.ts";
import { fixDocs } from "./checks/docs.ts";
import { runChecks } from "./checks/run.ts";
import { exitCodeOf, stoppedBy } from "./child.mjs";
import { proveCleanClone } from "./clean-clone.ts";
import { add, closingLine, exitCode } from "./tally.ts";
import { runTests } from "./tests.ts";
import { tool } from "./tools.ts";
const commands = {
    build: async () => {
        const fault = await build();
        if (fault === undefined)
            return 0;
        console.error(fault);
        return 1;
    },
    fix: async () => {
        for (const name of await fixDocs())
            console.log(`wrote the tables of ${name}`);
        return (await tool("biome", ["check", "--write", "."], { show: true })).code;
    },
    check: async () => close(await runAllChecks()),
    unit: async (rest) => close(await runTests("unit", rest)),
    full: async (rest) => close(await runTests("full", rest)),
    "clean-clone": async () => {
        console.log("The commands of README.md and CONTRIBUTING.md, each as the first of a clean clone");
        return close(await proveCleanClone((text) => console.log(text)));
    },
    test: async (rest) => {
        const checked = await runAllChecks();
        const unit = await runTests("unit", rest);
        const e2e = await runTests("e2e", rest);
        return close([checked, unit, e2e].reduce(add));
    },
};
const [name = "", ...rest] = process.argv.slice(2);
const code = await commands[name]?.(rest);
const stopped = stoppedBy();
process.exitCode = stopped === undefined ? (code ?? 2) : exitCodeOf(stopped);
function runAllChecks() {
    console.log("Checks");
    return runChecks(checks, { strict: process.env.CI === "true", print: (text) => console.log(text) });
}
/** Prints the closing line, unless somebody stopped the run: then the counts would be of a part. */
function close(tally) {
    console.log(stoppedBy() === undefined ? `\n${closingLine(tally)}` : "\nStopped.");
    return exitCode(tally);
}
