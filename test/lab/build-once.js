/** Builds a part of the lab once for all runs to come. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheFolder } from "../workshop/cache.ts";
import { guardFolder } from "./guard.ts";
import { showProgress } from "./progress.ts";
import { until } from "./until.ts";
/**
 * The folder that a recipe was built into, built now if it is not there. Any number of programs may ask at once:
 * one builds and the others wait for it.
 */
export async function buildOnce(recipe) {
    const folder = join(cacheFolder(), `${recipe.name}-${keyOf(recipe)}`);
    if (existsSync(folder))
        return folder;
    await mkdir(cacheFolder(), { recursive: true });
    const unlock = await lock(`${folder}.lock`, () => existsSync(folder));
    if (unlock === undefined)
        return folder;
    const progress = showProgress(recipe.name, `Building ${recipe.title}: once, about ${recipe.takes}`);
    const draft = await mkdtemp(join(cacheFolder(), `.${recipe.name}-`));
    const release = guardFolder(draft);
    try {
        await recipe.build(draft, progress.tell);
        // Two may have taken a lock that was left behind at once, and have built the same.
        await rename(draft, folder).catch((error) => {
            if (!existsSync(folder))
                throw error;
        });
        progress.end(`Built ${recipe.title}`);
    }
    catch (error) {
        progress.end(`Did not build ${recipe.title}`);
        throw error;
    }
    finally {
        await rm(draft, { recursive: true, force: true });
        release();
        await unlock();
    }
    return folder;
}
function keyOf({ sources }) {
    const hash = createHash("sha256");
    for (const text of [process.platform, process.arch, ...sources])
        hash.update(`${text.length} ${text}`);
    return hash.digest("hex").slice(0, 16);
}
/** Holds a lock file, or returns undefined once `done` says that somebody else did the work. */
async function lock(file, done) {
    let waiting;
    const held = await until(async () => {
        if (done())
            return "done";
        if (await take(file))
            return "mine";
        waiting ??= showProgress(basename(file, ".lock"), `Another run is building ${basename(file, ".lock")}: waiting for it`);
        return false;
    }, { what: `another run to finish building (${file})`, seconds: 1800, every: 300 });
    waiting?.end("It is built");
    if (held === "done")
        return undefined;
    const release = guardFolder(file);
    return async () => {
        if ((await ownerOf(file)) === process.pid)
            await rm(file, { force: true });
        release();
    };
}
/** The lock is there with its owner in it, or not at all: a program that is killed in between leaves none without one. */
async function take(file) {
    const own = `${file}.${randomUUID()}`;
    await writeFile(own, String(process.pid));
    try {
        await link(own, file);
        return true;
    }
    catch {
        const owner = await ownerOf(file);
        if (owner !== undefined && !isAlive(owner))
            await rm(file, { force: true });
        return false;
    }
    finally {
        await rm(own, { force: true });
    }
}
/** 0, which nobody is, for a lock that does not say; undefined where there is none. */
async function ownerOf(file) {
    const written = await readFile(file, "utf8").catch(() => undefined);
    return written === undefined ? undefined : Number(written) || 0;
}
function isAlive(pid) {
    if (pid === 0)
        return false;
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === "EPERM";
    }
}
