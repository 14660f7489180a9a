/** The examples in the README files are workflows that GitHub accepts, with inputs that our actions have. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { examplesIn } from "../examples.ts";
import { actions, root } from "../paths.ts";
import { actionlint } from "./actionlint.ts";
import { failed, ok } from "./check.ts";
export async function checkExamples() {
    const pages = ["README.md", ...(await Promise.all(actions.map(pagesOf))).flat()];
    const folder = await mkdtemp(join(tmpdir(), "pushpull-examples-"));
    try {
        await makeRepository(folder);
        const files = [];
        for (const page of pages) {
            for (const { line, workflow } of examplesIn(await readFile(join(root, page), "utf8"))) {
                const file = join(".github", "workflows", `${page.replaceAll("/", "+")}.${line}.yml`);
                await writeFile(join(folder, file), workflow);
                files.push(file);
            }
        }
        if (files.length === 0)
            return failed("no README has an example: is the pattern that finds them still right?");
        const verdict = await actionlint(files, folder);
        if (verdict.outcome === "failed")
            return failed(verdict.why.replace(/^\.github.workflows.(.*)\.\d+\.yml/gm, nameOf));
        return verdict.outcome === "ok" ? ok(`${files.length} examples`) : verdict;
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
}
async function pagesOf(action) {
    const names = await readdir(join(root, "actions", action));
    return names.filter((name) => name.endsWith(".md")).map((name) => `actions/${action}/${name}`);
}
/** What actionlint needs to know our actions by their path: a repository with the `action.yml` files in it. */
async function makeRepository(folder) {
    await mkdir(join(folder, ".git"));
    await mkdir(join(folder, ".github", "workflows"), { recursive: true });
    for (const action of actions) {
        const file = join("actions", action, "action.yml");
        await cp(join(root, file), join(folder, file));
        await cp(join(root, "dist", action), join(folder, "dist", action), { recursive: true });
    }
}
function nameOf(_file, page) {
    return page.replaceAll("+", "/");
}
