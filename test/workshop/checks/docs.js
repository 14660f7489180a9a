/** The README tables are what `action.yml` says; `npm run fix` writes them. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hasTable, writeTables } from "../docs.ts";
import { actions, root } from "../paths.ts";
import { failed, ok } from "./check.ts";
export async function checkDocs() {
    const faults = [];
    for (const action of actions) {
        const pages = await pagesOf(action);
        faults.push(...pages.filter((page) => page.now !== page.wanted).map((page) => `${page.name} is not up to date`));
        for (const table of ["inputs", "outputs"]) {
            const [shown, marker] = [pages.some((page) => hasTable(page.now, table, action)), `<!-- ${table}:${action} -->`];
            if (!shown)
                faults.push(`no README has a place for the ${table} of ${action}: ${marker}`);
        }
    }
    return faults.length === 0 ? ok() : failed(`${faults.join("\n")}\nRun \`npm run fix\`.`);
}
/** Writes the tables, and returns the names of the files that changed. */
export async function fixDocs() {
    const pages = (await Promise.all(actions.map(pagesOf))).flat().filter((page) => page.now !== page.wanted);
    await Promise.all(pages.map((page) => writeFile(join(root, page.name), page.wanted)));
    return pages.map((page) => page.name);
}
async function pagesOf(action) {
    const actionYml = await readFile(join(root, "actions", action, "action.yml"), "utf8");
    const names = ["README.md", `actions/${action}/README.md`].filter((name) => existsSync(join(root, name)));
    return Promise.all(names.map(async (name) => {
        const now = await readFile(join(root, name), "utf8");
        return { name, now, wanted: writeTables(now, action, actionYml) };
    }));
}
