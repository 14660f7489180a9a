/** Whole layouts of manifest repositories, by what a commit changes in them: see `test/fixtures/pull`. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { makeRepository } from "../lab/git-repository.ts";
import { root } from "../workshop/paths.ts";
import { commitsOf, diffOf, filesBelow } from "./pulled.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";
const fixtures = join(root, "test", "fixtures", "pull");
describe.concurrent("a manifest repository", async () => {
    const names = await readdir(fixtures);
    test("is there in many layouts", () => {
        expect(names.length).toBeGreaterThanOrEqual(60);
    });
    test.each(names)("%s", async (name) => {
        const folder = join(fixtures, name);
        const workspace = await makeWorkspace();
        const repository = await makeRepository({ files: await filesBelow(join(folder, "repository")) });
        const written = parse(await readFile(join(folder, "inputs.yaml"), "utf8"));
        const inputs = Object.fromEntries(Object.entries(written).map(([input, value]) => [input, String(value)]));
        const pull = () => runPull({ workspace, inputs: { ...inputs, repository: repository.url }, searched: false });
        try {
            const first = await pull();
            const error = join(folder, "expected.error");
            if (existsSync(error)) {
                const faults = first.report?.faults.map(({ message, hint }) => `${message}\n${hint}\n`) ?? [];
                expect(faults.join("").replaceAll(repository.url, "acme/deploy")).toBe(await readFile(error, "utf8"));
                expect(first.errors).toHaveLength(faults.length);
                expect(await commitsOf(repository)).toHaveLength(1);
                return;
            }
            expect(first.errors).toEqual([]);
            expect(await diffOf(repository)).toBe(await readFile(join(folder, "expected.diff"), "utf8"));
            const untouched = join(folder, "expected.untouched");
            if (existsSync(untouched)) {
                const lines = first.report?.untouched.map(({ file, reason }) => `${file} ${reason}\n`) ?? [];
                expect(lines.join("")).toBe(await readFile(untouched, "utf8"));
            }
            expect(await commitsOf(repository)).toHaveLength(2);
            const second = await pull();
            expect(second.errors).toEqual([]);
            expect(second.outputs.result).toBe("unchanged");
            expect(await commitsOf(repository)).toHaveLength(2);
        }
        finally {
            await Promise.all([workspace.remove(), repository.remove()]);
        }
    });
});
