/** Runs the unit and end-to-end tests, and counts them. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tallyOf } from "./tally.ts";
import { tool } from "./tools.ts";
/** Runs all tests of a vitest project, shown as they go. Arguments such as `-t NAME` or a file are handed on. */
export async function runTests(project, rest = []) {
    // Temporary folders of tests that are cut short are below this one, and go with it.
    const folder = await mkdtemp(join(tmpdir(), "pushpull-"));
    const file = join(folder, "report.json");
    const env = { TMPDIR: folder, TEMP: folder, TMP: folder };
    try {
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
        // A filter may leave one of the projects without a test; without a filter, no test is a failure.
        const filtered = rest.length > 0 ? ["--passWithNoTests", ...rest] : [];
        const args = ["run", "--root=test", `--project=${project}`, ...reporters, ...filtered];
        const { code } = await tool("vitest", args, { show: true, env });
        return tallyOf(await readReport(file), code);
    }
    finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    }
}
async function readReport(file) {
    try {
        return JSON.parse(await readFile(file, "utf8"));
    }
    catch {
        return undefined; // vitest ended before it could write one, and has said why
    }
}
