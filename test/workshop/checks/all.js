/** The checks of `npm run check`: each runs, also when another one has failed. */
import { compareDist, sizeOfDist } from "../bundle.ts";
import { actions } from "../paths.ts";
import { tool } from "../tools.ts";
import { checkActionlint } from "./actionlint.ts";
import { failed, ok, verdictOf } from "./check.ts";
import { checkDependencies } from "./dependencies.ts";
import { checkDocs } from "./docs.ts";
import { checkExamples } from "./examples.ts";
import { checkLockfile } from "./lockfile.ts";
import { checkRooms } from "./rooms.ts";
import { checkLengths } from "./sources.ts";
import { checkZizmor } from "./zizmor.ts";
/** In bytes, of all code in `dist/ACTION`: what a runner downloads, and Node reads, before every use. */
const maxDistSize = 2e6;
/** In order: what bundles the compiled sources comes after what compiles them. */
export const checks = [
    { name: "types", run: async () => verdictOf(await tool("tsc", ["-b"])) },
    { name: "style (Biome)", run: async () => verdictOf(await tool("biome", ["ci", "--colors=off", "."])) },
    { name: "dependencies are declared and imported", run: checkDependencies },
    { name: "lockfile has a hash of every package", run: checkLockfile },
    { name: "dist is what the sources build", run: async () => verdictFrom(await compareDist()) },
    { name: "dist is small", run: checkSize },
    { name: "README tables are what action.yml says", run: checkDocs },
    { name: "source files are short", run: checkLengths },
    { name: "rooms and names", run: checkRooms },
    { name: "workflows (actionlint)", run: checkActionlint },
    { name: "README examples (actionlint)", run: checkExamples },
    { name: "workflows (zizmor)", run: checkZizmor },
];
async function checkSize() {
    const sizes = await Promise.all(actions.map(async (action) => ({ action, size: await sizeOfDist(action) })));
    const words = sizes.map(({ action, size }) => `${action} ${(size / 1e6).toFixed(2)} MB`).join(", ");
    if (sizes.some(({ size }) => size === 0))
        return failed("dist/ is empty: run `npm run build`, and commit it.");
    const large = sizes.filter(({ size }) => size >= maxDistSize);
    return large.length === 0
        ? ok(words)
        : failed(large.map(({ action }) => `${words}: ${action} is over ${maxDistSize / 1e6} MB`).join("\n"));
}
function verdictFrom(fault) {
    return fault === undefined ? ok() : failed(fault);
}
