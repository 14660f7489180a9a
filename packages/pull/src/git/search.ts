/** Which files of a commit to look at: those that input `manifests` names, or all that may be manifests. */
import { throwFaults, UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { distance } from "fastest-levenshtein";
import type { Git, GitResult } from "./git.ts";
import type { GitStore } from "./store.ts";
import { fetchBlobs, fitsAny, listFiles, modeOf, namesOf, type Pathspec, type TreeEntry } from "./tree.ts";

/**
 * Reads the input `manifests`: files, folders and globs of the repository, one a line; what begins with `!` leaves out.
 * @throws UserError or Faults for lines that lead out of the repository
 */
export function manifestPathspecs(lines: readonly InputLine[]): readonly Pathspec[] {
  const faults = lines.flatMap((line) => faultOf(line));
  throwFaults(faults);
  return lines.map(toPathspec);
}

function toPathspec({ text, line }: InputLine): Pathspec {
  const leavesOut = text.startsWith("!");
  const path = pathOf(text);
  const magic = leavesOut ? "exclude,top" : "top";
  const whole = { line, written: text, leavesOut };
  if (path === "") return { ...whole, specs: [`:(${magic},glob)**`], literal: "" };
  if (!/[*?[\\]/.test(path)) return { ...whole, specs: [`:(${magic},literal)${path}`], literal: path };
  // A glob that fits a folder means all that is in it.
  return { ...whole, specs: [path, `${path}/**`].map((glob) => `:(${magic},glob)${glob}`), literal: undefined };
}

/** Without `!`, `./` and slashes at its end. */
function pathOf(text: string): string {
  return text
    .replace(/^!\s*/, "")
    .replace(/^(\.\/+)+/, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/^\.$/, "");
}

function faultOf({ text, line }: InputLine): readonly UserError[] {
  const path = text.replace(/^!\s*/, "");
  const wrong = whatIsWrong(path);
  if (wrong === undefined) return [];
  return [
    new UserError(`Input 'manifests', line ${line}: '${path}' ${wrong}`, {
      code: "input",
      hint: "Write a file, a folder or a glob as it is in the repository: deploy/prod, apps/**/values.yaml.",
    }),
  ];
}

function whatIsWrong(path: string): string | undefined {
  if (path === "") return "names nothing";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return "is an address, not a place in the repository";
  if (path.startsWith("/") || /^[a-z]:[\\/]/i.test(path)) return "is a path of the machine, not of the repository";
  if (path.split("/").includes("..")) return "leads out of the repository";
  return undefined;
}

/** What may hold manifests, where nobody says which files do. */
const anywhere = ["*.yaml", "*.yml", "*.json", "Kustomization"].map((name) => `:(top,glob)**/${name}`);

/** The names of files that may hold manifests. */
export const manifestName = /\.(ya?ml|json)$|(^|\/)Kustomization$/;

/** Bytes of a path that Linux opens (`PATH_MAX`): nobody can check a longer one out. */
const longestPath = 4096;

/**
 * The files of a commit that hold one of the texts, among those that are asked for.
 * @throws UserError for one that no operator could read
 */
export async function searchCommit(
  store: GitStore,
  commit: string,
  texts: readonly string[],
): Promise<readonly string[]> {
  const paths = await searchPaths(store, commit, texts);
  const long = paths.find((path) => Buffer.byteLength(path) > longestPath);
  if (long === undefined) return paths;
  throw new UserError(
    `${store.name} has a file whose path is longer than ${longestPath} bytes: ${long.slice(0, 60)}…`,
    {
      code: "repository",
      hint: "Rename it, or leave it out by input 'manifests'.",
    },
  );
}

async function searchPaths(store: GitStore, commit: string, texts: readonly string[]): Promise<readonly string[]> {
  if (store.paths.length > 0) return searchListed(store, await listed(store, commit), texts);
  const specs = [...anywhere, ...namedSpecs(store)];
  if (texts.length === 0) return (await listFiles(store.git, commit, specs)).map(({ path }) => path);
  const found = grep(await store.git.attemptForBytes(grepArgs(texts, [commit, "--", ...specs])), store.git);
  return found.flatMap((name) => (name === undefined ? [] : [name.slice(commit.length + 1)]));
}

/** Maximum number of files that are fetched only to be searched. */
const mostFetched = 5_000;

/**
 * The files of a commit that hold one of the texts, wherever they are; undefined if so many files would have to be
 * fetched that the server is not asked for them.
 */
export async function searchEverywhere(
  store: GitStore,
  commit: string,
  texts: readonly string[],
): Promise<readonly string[] | undefined> {
  const whole = { ...store, paths: [] };
  if (!store.partial) return searchPaths(whole, commit, texts);
  const entries = await listFiles(store.git, commit, [...anywhere, ...namedSpecs(store)]);
  return entries.length > mostFetched ? undefined : searchListed(whole, entries, texts);
}

/** What other files name: `*` stands for a part of a path. */
function namedSpecs({ named }: GitStore): readonly string[] {
  return named.map((path) => `:(top,glob)${path.replace(/[?[\\]/g, "\\$&")}`);
}

/** So many object names fit into one command line on every system. */
const idsAtOnce = 500;

/** By their object names: Git would look into files too that have not been fetched, one by one. */
async function searchListed(
  store: GitStore,
  entries: readonly TreeEntry[],
  texts: readonly string[],
): Promise<readonly string[]> {
  if (texts.length === 0) return entries.map(({ path }) => path);
  await fetchMissing(store, entries);
  const ids = [...new Set(entries.map(({ id }) => id))];
  const found = new Set<string | undefined>();
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const result = await store.git.attemptForBytes(grepArgs(texts, ids.slice(from, from + idsAtOnce)));
    for (const id of grep(result, store.git)) found.add(id);
  }
  return entries.filter(({ id }) => found.has(id)).map(({ path }) => path);
}

/** Fetches what a partial clone has not yet. */
export async function fetchMissing(store: GitStore, entries: readonly TreeEntry[]): Promise<void> {
  if (!store.partial) return;
  const missing = new Set(entries.map(({ id }) => id).filter((id) => !store.present.has(id)));
  await fetchBlobs(store.git, [...missing]);
  for (const id of missing) store.present.add(id);
}

/** @throws UserError or Faults for lines of the input that fit no file */
async function listed(store: GitStore, commit: string): Promise<readonly TreeEntry[]> {
  const entries = await listFiles(store.git, commit, specsOf(store.paths));
  await refuseIdleLines(store, commit, entries);
  const specs = namedSpecs(store);
  const others = specs.length === 0 ? [] : await listFiles(store.git, commit, specs);
  const named = new Set([...store.paths.map(({ literal }) => literal), ...others.map(({ path }) => path)]);
  return entries.filter(({ path }) => manifestName.test(path) || named.has(path));
}

function specsOf(paths: readonly Pathspec[]): readonly string[] {
  const specs = paths.flatMap(({ specs }) => specs);
  return paths.every(({ leavesOut }) => leavesOut) ? [":(top,glob)**", ...specs] : specs;
}

async function refuseIdleLines({ git, paths, name }: GitStore, commit: string, entries: readonly TreeEntry[]) {
  const wanted = paths.filter(({ leavesOut }) => !leavesOut);
  if (wanted.length === 1 && entries.length > 0) return;
  const faults = await Promise.all(
    wanted.map(async (line) => {
      const { specs, literal } = line;
      if (!(await fitsAny(git, commit, specs))) {
        return idle(line, `fits no file of ${name}`, await whatToWrite(line, git, commit));
      }
      if (!literal || entries.some(({ path }) => `${path}/`.startsWith(`${literal}/`))) return [];
      const reason = notFollowed[await modeOf(git, commit, literal)];
      return reason === undefined ? [] : idle(line, reason, asItIs);
    }),
  );
  throwFaults(faults.flat());
}

function idle({ line, written }: Pathspec, reason: string, hint: string): readonly UserError[] {
  return [new UserError(`Input 'manifests', line ${line}: '${written}' ${reason}`, { code: "input", hint })];
}

const asItIs = "Write it as it is in the repository, from its root; `**` stands for any folders between.";

/** A name may have a comma in it, or begin with a dash: it is wrong only where nothing fits it. */
async function whatToWrite({ written, literal }: Pathspec, git: Git, commit: string): Promise<string> {
  if (/^[-*]\s/.test(written)) return "Write one a line, without a dash before it.";
  if (/,\s*\S/.test(written)) return "Write one a line, without commas.";
  if (literal === undefined) return asItIs;
  const files = await listFiles(git, commit, []);
  const nearest = nearestPath(literal, withFolders(files.map(({ path }) => path)));
  return nearest === undefined ? asItIs : `The nearest there is '${nearest}'.`;
}

/** By their modes. */
const notFollowed: Readonly<Record<string, string>> = {
  "120000": "is a symbolic link, which is not followed: name what it leads to",
  "160000": "is a submodule: its files are in a repository of their own",
};

function grepArgs(texts: readonly string[], where: readonly string[]): readonly string[] {
  const patterns = texts.flatMap((text) => ["-e", text]);
  return [
    "grep",
    "--files-with-matches",
    "-z",
    "--no-color",
    "--fixed-strings",
    "--no-textconv",
    ...patterns,
    ...where,
  ];
}

/** It ends with 1 where nothing is found. */
function grep(result: GitResult<Buffer>, git: Git): readonly (string | undefined)[] {
  if (result.code > 1 || (result.code === 1 && result.stderr !== "")) throw git.explain(result);
  return namesOf(result.stdout);
}

/**
 * The path that is most likely meant by one that is not there; undefined where none is like it. People leave out folders
 * more often than they misspell a name.
 */
export function nearestPath(wanted: string, paths: Iterable<string>): string | undefined {
  const name = lastPart(wanted);
  const near = [...paths].flatMap((path) => {
    const ofName = distance(lastPart(path), name);
    const isNear = ofName < name.length && ofName <= Math.max(2, name.length / 3);
    return isNear ? [{ path, far: ofName * wanted.length + distance(path, wanted) }] : [];
  });
  return near.toSorted((a, b) => a.far - b.far)[0]?.path;
}

/** Files, and the folders that they are in. */
export function withFolders(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) => {
      const parts = file.split("/");
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }),
  );
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
