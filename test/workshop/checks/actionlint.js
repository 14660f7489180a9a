/** actionlint reads workflows as GitHub does. It is built by Go, once. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { run } from "../child.mjs";
import { root } from "../paths.ts";
import { failed, ok, skipped, verdictOf } from "./check.ts";
import { workflowsToLint } from "./workflows.ts";
/** The first that knows `using: node24` is 1.7.8. */
const version = "1.7.12";
const program = process.platform === "win32" ? "actionlint.exe" : "actionlint";
export async function checkActionlint() {
    const workflows = workflowsToLint();
    return workflows.length === 0 ? ok("no workflow") : actionlint(workflows, root);
}
/** Reads workflows by their paths in a repository's folder. */
export async function actionlint(workflows, folder) {
    const built = await build();
    if (typeof built !== "string")
        return built;
    // What it would ask of shellcheck and pyflakes depends on whether the machine has them.
    const args = ["-no-color", "-shellcheck=", "-pyflakes=", ...workflows];
    return verdictOf(await run(built, args, { cwd: folder, capture: true }));
}
/** The program's path; builds it when this version is not in the cache yet. */
async function build() {
    const folder = join(cacheFolder(), `actionlint-${version}`);
    const file = join(folder, program);
    if (existsSync(file))
        return file;
    if ((await run("go", ["version"], { capture: true })).code !== 0) {
        return skipped("there is no Go to build it with: install Go 1.25 or newer from https://go.dev/dl");
    }
    console.log(`  building actionlint ${version} with Go: about 40 seconds, once`);
    const draft = `${folder}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    try {
        const env = { ...process.env, GOBIN: draft, GOWORK: "off", CGO_ENABLED: "0" };
        const args = ["install", `github.com/rhysd/actionlint/cmd/actionlint@v${version}`];
        const { code, output } = await run("go", args, { cwd: cacheFolder(), env, capture: true });
        if (code !== 0)
            return failed(`Go could not build actionlint ${version}:\n${output}`);
        await rm(folder, { recursive: true, force: true });
        await rename(draft, folder);
        return file;
    }
    finally {
        await rm(draft, { recursive: true, force: true });
    }
}
