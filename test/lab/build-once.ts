/** Builds a part of the lab once for all runs to come. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { cacheFolder } from "../workshop/cache.ts";
import { guardFolder } from "./guard.ts";
import { showProgress } from "./progress.ts";
import { until } from "./until.ts";

export interface Recipe {
  /** A short name for its folder, such as `kwok`. */
  readonly name: string;
  /** What people read, such as `kwok 0.8.0 (nodes and pods)`. */
  readonly title: string;
  /** How long it takes with nothing in any cache, on two cores: "5 minutes". */
  readonly takes: string;
  /** Everything that what is built depends on: the texts of files, versions, flags. */
  readonly sources: readonly string[];
  /** Builds into an empty folder, and tells how far it is. */
  readonly build: (folder: string, tell: (text: string) => void) => Promise<void>;
}

/**
 * The folder that a recipe was built into, built now if it is not there. Any number of programs may ask at once:
 * one builds and the others wait for it.
 */
export async function buildOnce(recipe: Recipe): Promise<string> {
  const folder = join(cacheFolder(), `${recipe.name}-${keyOf(recipe)}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const unlock = await lock(`${folder}.lock`, () => existsSync(folder));
  if (unlock === undefined) return folder;
  const progress = showProgress(recipe.name, `Building ${recipe.title}: once, about ${recipe.takes}`);
  const draft = await mkdtemp(join(cacheFolder(), `.${recipe.name}-`));
  const release = guardFolder(draft);
  try {
    await recipe.build(draft, progress.tell);
    await rename(draft, folder);
    progress.end(`Built ${recipe.title}`);
  } catch (error) {
    progress.end(`Did not build ${recipe.title}`);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    release();
    await unlock();
  }
  return folder;
}

function keyOf({ sources }: Recipe): string {
  const hash = createHash("sha256");
  for (const text of [process.platform, process.arch, ...sources]) hash.update(`${text.length} ${text}`);
  return hash.digest("hex").slice(0, 16);
}

/** Holds a lock file, or returns undefined once `done` says that somebody else did the work. */
async function lock(file: string, done: () => boolean): Promise<(() => Promise<void>) | undefined> {
  let waiting: ReturnType<typeof showProgress> | undefined;
  const held = await until(
    async () => {
      if (done()) return "done" as const;
      if (await take(file)) return "mine" as const;
      waiting ??= showProgress(
        basename(file, ".lock"),
        `Another run is building ${basename(file, ".lock")}: waiting for it`,
      );
      return false;
    },
    { what: `another run to finish building (${file})`, seconds: 1800, every: 300 },
  );
  waiting?.end("It is built");
  if (held === "done") return undefined;
  const release = guardFolder(file);
  return async () => {
    await rm(file, { force: true });
    release();
  };
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.write(String(process.pid));
    await handle.close();
    return true;
  } catch {
    const owner = Number(await readFile(file, "utf8").catch(() => ""));
    if (owner > 0 && !isAlive(owner)) await rm(file, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
