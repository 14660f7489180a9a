import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
const module = pathToFileURL(resolve(import.meta.dirname, "../lab/build-once.ts")).href;
/** A program that asks for a thing whose builds are counted in a file, and prints the folder it gets. */
const asking = `
import { appendFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { buildOnce } from ${JSON.stringify(module)};
console.log(await buildOnce({
  name: "thing",
  title: "a thing",
  takes: "a moment",
  sources: [process.env.SOURCE],
  build: async (folder) => {
    appendFileSync(process.env.BUILDS, "built\\n");
    await sleep(100);
    writeFileSync(folder + "/thing", process.env.SOURCE);
    if (process.env.SOURCE === "broken") throw new Error("the thing does not compile");
  },
}));
`;
async function withCache({ onTestFinished }) {
    const folder = await mkdtemp(join(tmpdir(), "pushpull-build-once-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [cache, builds] = [join(folder, "pushpull-lab"), join(folder, "builds")];
    const ask = async (source = "source") => {
        const env = { PATH: process.env.PATH, XDG_CACHE_HOME: folder, BUILDS: builds, SOURCE: source };
        return (await runProgram(process.execPath, ["--input-type=module", "--eval", asking], { env })).trim();
    };
    const countBuilds = async () => (await readFile(builds, "utf8")).split("\n").length - 1;
    return { cache, ask, countBuilds };
}
describe.concurrent("a part of the lab", () => {
    test("is built once by two programs that ask at once, and never again", async (context) => {
        const { cache, ask, countBuilds } = await withCache(context);
        const [one, other] = await Promise.all([ask(), ask()]);
        expect(other).toBe(one);
        expect(await ask()).toBe(one);
        expect(await countBuilds()).toBe(1);
        expect(await readFile(join(one, "thing"), "utf8")).toBe("source");
        expect((await readdir(cache)).map((name) => join(cache, name))).toEqual([one]);
    });
    test("that does not build leaves nothing behind, and is built anew from other sources", async (context) => {
        const { cache, ask } = await withCache(context);
        await expect(ask("broken")).rejects.toThrow("the thing does not compile");
        expect(await readdir(cache)).toEqual([]);
        expect(existsSync(join(await ask("mended"), "thing"))).toBe(true);
    });
    test("is built though a program that was killed still holds the lock", async (context) => {
        const { cache, ask } = await withCache(context);
        const built = await ask();
        await rm(built, { recursive: true });
        await mkdir(cache, { recursive: true });
        const ended = (await runProgram("sh", ["-c", "echo $$"])).trim();
        await writeFile(`${built}.lock`, ended);
        expect(await ask()).toBe(built);
        expect(await readdir(cache)).toHaveLength(1);
    });
    test.for([
        ["of a program that has ended", "999999999"],
        ["without an owner", ""],
    ])("is given to all of five who find a lock at once: one %s", async ([, owner = ""], context) => {
        const { cache, ask } = await withCache(context);
        const built = await ask();
        await rm(built, { recursive: true });
        await writeFile(`${built}.lock`, owner);
        expect(await Promise.all([1, 2, 3, 4, 5].map(() => ask()))).toEqual(Array(5).fill(built));
        expect((await readdir(cache)).map((name) => join(cache, name))).toEqual([built]);
    });
});
