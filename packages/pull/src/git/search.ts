/** Selects the files of a commit to search: those of input `manifests`, or all that may be manifests. */
import { throwFaults, UserError } from "@pushpull/core/errors";
import type { InputLine } from "@pushpull/core/images";
import { nearestName } from "@pushpull/core/text";
import type { Git, GitResult } from "./git.ts";
import type { GitStore } from "./store.ts";
import { fetchBlobs, listFiles, matchesAny, modeOf, namesOf, type Pathspec, type TreeEntry } from "./tree.ts";

/**
 * Reads the input `manifests`: files, folders and globs of the repository, one per line; `!` excludes.
 * @throws UserError or Faults for lines that lead out of the repository
 */
export function manifestPathspecs(lines: readonly InputLine[]): readonly Pathspec[] {
  const faults = lines.flatMap((line) => faultOf(line));
  throwFaults(faults);
  return lines.map(toPathspec);
}

function toPathspec({ text, line }: InputLine): Pathspec {
  const excludes = text.startsWith("!");
  const path = pathOf(text);
  const magic = excludes ? "exclude,top" : "top";
  const common = { line, text, excludes };
  if (path === "") return { ...common, specs: [`:(${magic},glob)**`], literal: "" };
  if (!/[*?[\\]/.test(path)) return { ...common, specs: [`:(${magic},literal)${path}`], literal: path };
  // A glob that matches a folder includes its content.
  return { ...common, specs: [path, `${path}/**`].map((glob) => `:(${magic},glob)${glob}`), literal: undefined };
}

/** Removes `!`, `./` and trailing slashes. */
function pathOf(text: string): string {
  return text
    .replace(/^!\s*/, "")
    .replace(/^(\.\/+)+/, "")
    .replace(/(?<!\/)\/+$/, "")
    .replace(/^\.$/, "");
}

function faultOf({ text, line }: InputLine): readonly UserError[] {
  const path = text.replace(/^!\s*/, "");
  const problem = problemOf(path);
  if (problem === undefined) return [];
  return [
    new UserError(`Input 'manifests', line ${line}: '${path}' ${problem}`, {
      code: "input",
      hint: "Use a file, a folder or a glob relative to the repository's root: deploy/prod, apps/**/values.yaml.",
    }),
  ];
}

function problemOf(path: string): string | undefined {
  if (path === "") return "is empty";
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return "is a URL, not a path in the repository";
  if (path.startsWith("/") || /^[a-z]:[\\/]/i.test(path)) return "is an absolute path, not one in the repository";
  if (path.split("/").includes("..")) return "leads out of the repository";
  return undefined;
}

/** Files that may be manifests, without input `manifests`. */
const defaultPathspecs = ["*.yaml", "*.yml", "*.json", "Kustomization"].map((name) => `:(top,glob)**/${name}`);

/** The names of files that may hold manifests. */
export const manifestName = /\.(ya?ml|json)$|(^|\/)Kustomization$/;

/** Maximum length of a path on Linux (`PATH_MAX`), in bytes: a longer one cannot be checked out. */
const maxPathBytes = 4096;

/**
 * The selected files of a commit that contain one of the texts.
 * @throws UserError for a path that no operator could read
 */
export async function searchCommit(
  store: GitStore,
  commit: string,
  texts: readonly string[],
): Promise<readonly string[]> {
  const paths = await searchPaths(store, commit, texts);
  const long = paths.find((path) => Buffer.byteLength(path) > maxPathBytes);
  if (long === undefined) return paths;
  throw new UserError(
    `${store.name} has a file whose path is longer than ${maxPathBytes} bytes: ${long.slice(0, 60)}…`,
    {
      code: "repository",
      hint: "Rename it, or exclude it in input 'manifests'.",
    },
  );
}

async function searchPaths(store: GitStore, commit: string, texts: readonly string[]): Promise<readonly string[]> {
  if (store.paths.length > 0) return searchSelected(store, await selectFiles(store, commit), texts);
  const specs = [...defaultPathspecs, ...namedSpecs(store)];
  if (texts.length === 0) return (await listFiles(store.git, commit, specs)).map(({ path }) => path);
  const found = grep(await store.git.attemptForBytes(grepArgs(texts, [commit, "--", ...specs])), store.git);
  return found.flatMap((name) => (name === undefined ? [] : [name.slice(commit.length + 1)]));
}

/** Maximum number of files to fetch for a search. */
const maxFetched = 5_000;

/**
 * The files of a commit that contain one of the texts, regardless of input `manifests`; undefined if too many files
 * would have to be fetched.
 */
export async function searchEverywhere(
  store: GitStore,
  commit: string,
  texts: readonly string[],
): Promise<readonly string[] | undefined> {
  const whole = { ...store, paths: [] };
  if (!store.partial) return searchPaths(whole, commit, texts);
  const entries = await listFiles(store.git, commit, [...defaultPathspecs, ...namedSpecs(store)]);
  return entries.length > maxFetched ? undefined : searchSelected(whole, entries, texts);
}

/** Pathspecs for files that other files refer to; `*` matches a part of a path. */
function namedSpecs({ named }: GitStore): readonly string[] {
  return named.map((path) => `:(top,glob)${path.replace(/[?[\\]/g, "\\$&")}`);
}

/** Number of object names that fit into a command line on every system. */
const idsPerCommand = 500;

/** Searches by object names: by path, Git would fetch missing files one by one. */
async function searchSelected(
  store: GitStore,
  entries: readonly TreeEntry[],
  texts: readonly string[],
): Promise<readonly string[]> {
  if (texts.length === 0) return entries.map(({ path }) => path);
  await fetchMissing(store, entries);
  const ids = [...new Set(entries.map(({ id }) => id))];
  const found = new Set<string | undefined>();
  for (let from = 0; from < ids.length; from += idsPerCommand) {
    const result = await store.git.attemptForBytes(grepArgs(texts, ids.slice(from, from + idsPerCommand)));
    for (const id of grep(result, store.git)) found.add(id);
  }
  return entries.filter(({ id }) => found.has(id)).map(({ path }) => path);
}

/** Fetches the files that a partial clone does not have yet. */
export async function fetchMissing(store: GitStore, entries: readonly TreeEntry[]): Promise<void> {
  if (!store.partial) return;
  const missing = new Set(entries.map(({ id }) => id).filter((id) => !store.present.has(id)));
  await fetchBlobs(store.git, [...missing]);
  for (const id of missing) store.present.add(id);
}

/** @throws UserError or Faults for lines of the input that match no file */
async function selectFiles(store: GitStore, commit: string): Promise<readonly TreeEntry[]> {
  const entries = await listFiles(store.git, commit, specsOf(store.paths));
  await checkUnmatchedLines(store, commit, entries);
  const specs = namedSpecs(store);
  const others = specs.length === 0 ? [] : await listFiles(store.git, commit, specs);
  const named = new Set([...store.paths.map(({ literal }) => literal), ...others.map(({ path }) => path)]);
  return entries.filter(({ path }) => manifestName.test(path) || named.has(path));
}

function specsOf(paths: readonly Pathspec[]): readonly string[] {
  const specs = paths.flatMap(({ specs }) => specs);
  return paths.every(({ excludes }) => excludes) ? [":(top,glob)**", ...specs] : specs;
}

async function checkUnmatchedLines({ git, paths, name }: GitStore, commit: string, entries: readonly TreeEntry[]) {
  const wanted = paths.filter(({ excludes }) => !excludes);
  if (wanted.length === 1 && entries.length > 0) return;
  const faults = await Promise.all(
    wanted.map(async (line) => {
      const { specs, literal } = line;
      if (!(await matchesAny(git, commit, specs))) {
        return unmatched(line, `matches no file of ${name}`, await pathHint(line, git, commit));
      }
      if (!literal || entries.some(({ path }) => `${path}/`.startsWith(`${literal}/`))) return [];
      const reason = unsupportedModes[await modeOf(git, commit, literal)];
      return reason === undefined ? [] : unmatched(line, reason, fullPathHint);
    }),
  );
  throwFaults(faults.flat());
}

function unmatched({ line, text }: Pathspec, reason: string, hint: string): readonly UserError[] {
  return [new UserError(`Input 'manifests', line ${line}: '${text}' ${reason}`, { code: "input", hint })];
}

const fullPathHint = "Give the path from the repository's root; `**` matches any folders.";

/** A name may contain a comma or start with a dash: only a line without matches is wrong. */
async function pathHint({ text, literal }: Pathspec, git: Git, commit: string): Promise<string> {
  if (/^[-*]\s/.test(text)) return "Write one per line, without a dash.";
  if (/,\s*\S/.test(text)) return "Write one per line, without commas.";
  if (literal === undefined) return fullPathHint;
  const files = await listFiles(git, commit, []);
  const nearest = nearestName(literal, withFolders(files.map(({ path }) => path)));
  return nearest === undefined ? fullPathHint : `Did you mean '${nearest}'?`;
}

/** By mode. */
const unsupportedModes: Readonly<Record<string, string>> = {
  "120000": "is a symbolic link, which is not followed: use its target",
  "160000": "is a submodule: its files are in another repository",
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

/** `git grep` exits with 1 if nothing is found. */
function grep(result: GitResult<Buffer>, git: Git): readonly (string | undefined)[] {
  if (result.code > 1 || (result.code === 1 && result.stderr !== "")) throw git.explain(result);
  return namesOf(result.stdout);
}

/** Files and their folders. */
export function withFolders(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.flatMap((file) => {
      const parts = file.split("/");
      return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    }),
  );
}
