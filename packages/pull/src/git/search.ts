import { throwFaults, UserError } from "@pushpull/core";
import { fetchBlobs } from "./blobs.ts";
import type { Git, GitResult } from "./git.ts";
import { nearestPath, withFolders } from "./nearest-path.ts";
import type { Pathspec } from "./pathspecs.ts";
import type { Store } from "./store.ts";
import { fitsAny, listFiles, modeOf, namesOf, type TreeEntry } from "./tree.ts";

/** What may hold manifests, where nobody says which files do. */
const anywhere = ["*.yaml", "*.yml", "*.json", "Kustomization"].map((name) => `:(top,glob)**/${name}`);

const manifestName = /\.(ya?ml|json)$|(^|\/)Kustomization$/;

/** The files of a commit that hold one of the texts, among those that are asked for. */
export async function searchCommit(store: Store, commit: string, texts: readonly string[]): Promise<readonly string[]> {
  if (store.paths.length > 0) return searchListed(store, commit, texts);
  if (texts.length === 0) return (await listFiles(store.git, commit, anywhere)).map(({ path }) => path);
  const found = grep(await store.git.attempt(grepArgs(texts, [commit, "--", ...anywhere])), store.git);
  return found.flatMap((name) => (name === undefined ? [] : [name.slice(commit.length + 1)]));
}

/** So many object names fit into one command line on every system. */
const idsAtOnce = 500;

/** By their object names: Git would look into files too that have not been fetched, one by one. */
async function searchListed(store: Store, commit: string, texts: readonly string[]): Promise<readonly string[]> {
  const entries = await listed(store, commit);
  if (texts.length === 0) return entries.map(({ path }) => path);
  await fetchMissing(store, entries);
  const ids = [...new Set(entries.map(({ id }) => id))];
  const found = new Set<string | undefined>();
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const result = await store.git.attempt(grepArgs(texts, ids.slice(from, from + idsAtOnce)));
    for (const id of grep(result, store.git)) found.add(id);
  }
  return entries.filter(({ id }) => found.has(id)).map(({ path }) => path);
}

/** Fetches what a partial clone has not yet. */
export async function fetchMissing(store: Store, entries: readonly TreeEntry[]): Promise<void> {
  if (!store.partial) return;
  const missing = new Set(entries.map(({ id }) => id).filter((id) => !store.present.has(id)));
  await fetchBlobs(store.git, [...missing]);
  for (const id of missing) store.present.add(id);
}

/** @throws UserError or Faults for lines of the input that fit no file */
async function listed(store: Store, commit: string): Promise<readonly TreeEntry[]> {
  const entries = await listFiles(store.git, commit, specsOf(store.paths));
  await refuseIdleLines(store, commit, entries);
  const named = new Set(store.paths.map(({ literal }) => literal));
  return entries.filter(({ path }) => manifestName.test(path) || named.has(path));
}

function specsOf(paths: readonly Pathspec[]): readonly string[] {
  const specs = paths.flatMap(({ specs }) => specs);
  return paths.every(({ leavesOut }) => leavesOut) ? [":(top,glob)**", ...specs] : specs;
}

async function refuseIdleLines({ git, paths, name }: Store, commit: string, entries: readonly TreeEntry[]) {
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
function grep(result: GitResult, git: Git): readonly (string | undefined)[] {
  if (result.code > 1 || (result.code === 1 && result.stderr !== "")) throw git.explain(result);
  return namesOf(result.stdout);
}
