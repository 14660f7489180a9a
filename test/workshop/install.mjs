/** Installs the npm packages when they are missing or are not what the lockfile says. */
import { existsSync, readFileSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { exitCodeOf, run, stoppedBy } from "./child.mjs";
import { explainInstall, installing, notFound, wordsOf } from "./messages.mjs";

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean }} Locked */
/** @typedef {Readonly<Record<string, Locked>>} Packages */

/**
 * @param {string} root the repository's folder
 * @returns {string | undefined} why `npm ci` has to run, as the end of a sentence
 */
export function whyInstall(root) {
  const wanted = join(root, "package-lock.json");
  const there = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(join(root, "node_modules"))) return "there are none yet";
  if (!existsSync(there)) return "the last installation did not finish";
  if (statSync(wanted).mtimeMs <= statSync(there).mtimeMs) return undefined;
  const stale = firstStale(packagesIn(wanted), packagesIn(there));
  return stale === undefined ? undefined : `${stale} is not what package-lock.json says`;
}

/**
 * The first package that is not as it is locked. A newer lockfile alone says little: git gives it a new time.
 *
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} there `packages` of node_modules/.package-lock.json
 * @returns {string | undefined} its name
 */
export function firstStale(wanted, there) {
  const names = new Set([...Object.keys(wanted), ...Object.keys(there)]);
  const stale = [...names].find((name) => {
    const [a, b] = [wanted[name], there[name]];
    if (!name.startsWith("node_modules/")) return false;
    if (b === undefined) return a?.optional !== true; // for another platform
    return a === undefined || a.version !== b.version || a.integrity !== b.integrity || a.link !== b.link;
  });
  return stale?.replace(/^.*node_modules\//, "");
}

/** @param {string} file @returns {Packages} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/**
 * Runs `npm ci`, and says what it does, how long that takes, and in words why it failed.
 *
 * @param {string} root
 * @param {string} reason
 * @returns {Promise<number>} the exit code
 */
export async function install(root, reason) {
  console.log(installing(reason));
  const started = Date.now();
  const tick = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${since(started)} s`), 1000)
    : undefined;
  const [program, first] = npm();
  const { code, output } = await run(program, [...first, "ci", ...patience], {
    cwd: root,
    capture: true,
  });
  clearInterval(tick);
  if (tick !== undefined) process.stdout.write("\r");
  const stopped = stoppedBy();
  if (stopped !== undefined) {
    console.error("Stopped: the next run installs the packages.");
    return exitCodeOf(stopped);
  }
  if (code === 0) console.log(`Installed in ${since(started)} s.`);
  else if (code === 127) console.error(notFound("npm"));
  else if (code < 128) console.error(`${wordsOf(output)}\n\n${explainInstall(output, code, freeBytes(root))}`);
  return code;
}

/** Without a network npm would try for minutes before it says so; under `npm run --silent` it would say nothing. */
const patience = [
  "--loglevel=error",
  "--fetch-retries=2",
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=5000",
];

/** The npm that started us, by its script, so that no shell is needed to run it; else the one on PATH. */
function npm() {
  const script = process.env.npm_execpath;
  /** @type {[string, string[]]} */
  const command = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  return command;
}

/** @param {string} folder */
function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** @param {number} started in milliseconds @returns {number} seconds since then */
function since(started) {
  return Math.round((Date.now() - started) / 1000);
}
