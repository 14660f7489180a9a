/** zizmor looks for what an attacker could use in workflows and actions. It comes from PyPI, in its own folder. */
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../cache.ts";
import { run } from "../child.mjs";
import { root } from "../paths.ts";
import { failed, ok, skipped, verdictOf } from "./check.ts";
import { yamlThatRuns } from "./workflows.ts";
const version = "1.32.0";
const windows = process.platform === "win32";
export async function checkZizmor() {
    const files = yamlThatRuns();
    if (files.length === 0)
        return ok("no workflow");
    const program = await installed();
    if (typeof program !== "string")
        return program;
    const args = ["--offline", "--quiet", "--no-progress", "--color=never", "--persona=regular", ...files];
    return verdictOf(await run(program, args, { cwd: root, capture: true }));
}
/** The program's path; installs it when this version is not in the cache yet. */
async function installed() {
    const folder = join(cacheFolder(), `zizmor-${version}`);
    const program = join(folder, "bin", windows ? "zizmor.exe" : "zizmor");
    if (existsSync(program))
        return program;
    const python = await findPython();
    if (python === undefined)
        return skipped("there is no Python with pip: install Python 3 (python.org, or your system)");
    // pip writes beside it first: half an installation must not look like one.
    const draft = `${folder}.${process.pid}`;
    await mkdir(draft, { recursive: true });
    try {
        const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:"];
        const args = [...pip, "--no-deps", "--target", draft, `zizmor==${version}`];
        const { code, output } = await run(python, args, { capture: true });
        if (code !== 0)
            return failed(`pip could not install zizmor ${version}:\n${output}`);
        await rm(folder, { recursive: true, force: true });
        await rename(draft, folder);
        return program;
    }
    finally {
        await rm(draft, { recursive: true, force: true });
    }
}
async function findPython() {
    for (const name of windows ? ["python", "py"] : ["python3", "python"]) {
        if ((await run(name, ["-m", "pip", "--version"], { capture: true })).code === 0)
            return name;
    }
    return undefined;
}
