/** Reads a commit's files from Git's object store: their paths and bytes. Nothing is checked out. */
import { isUtf8 } from "node:buffer";
import { UserError } from "@pushpull/core/errors";
import type { Git } from "./git.ts";
import type { StoredFile } from "./types.ts";

/** One line of the input `manifests`, as pathspecs for Git. */
export interface Pathspec {
  /** Its line in the input, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Git's pathspecs for it (`gitglossary`, "pathspec"), of which any may match. */
  readonly specs: readonly string[];
  readonly excludes: boolean;
  /** The file or folder that it names; undefined for a glob. */
  readonly literal: string | undefined;
}

/** A file of a commit. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` or `100755`; never a link's or a submodule's. */
  readonly mode: string;
  /** The object name of its content. */
  readonly id: string;
}

/** The regular files of a commit that match pathspecs. */
export async function listFiles(git: Git, commit: string, specs: readonly string[]): Promise<readonly TreeEntry[]> {
  const args = ["diff-tree", "-r", "-z", "--raw", "--full-index", "--no-renames", emptyTree(commit), commit, "--"];
  const fields = namesOf(await git.runForBytes([...args, ...specs]));
  const entries: TreeEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = "", , id = ""] = fields[at]?.split(" ") ?? [];
    const path = fields[at + 1];
    if (path !== undefined && isRegular(mode)) entries.push({ path, mode, id });
  }
  return entries;
}

/** Whether any file or submodule of a commit matches one of the pathspecs. */
export async function matchesAny(git: Git, commit: string, specs: readonly string[]): Promise<boolean> {
  const result = await git.attempt(["diff-tree", "-r", "--quiet", emptyTree(commit), commit, "--", ...specs]);
  if (result.code > 1) throw git.explain(result);
  return result.code === 1;
}

/** The mode of a file, folder, link or submodule of a commit; empty if there is none. */
export async function modeOf(git: Git, commit: string, path: string): Promise<string> {
  const listed = await git.run(["--literal-pathspecs", "ls-tree", "--full-tree", commit, "--", path]);
  return listed.slice(0, listed.indexOf(" "));
}

/** Number of paths that fit into a command line on every system. */
const pathsPerCommand = 200;

/** Files of a commit by path. Missing paths, and other than regular files, are left out. */
export async function findFiles(git: Git, commit: string, paths: readonly string[]): Promise<readonly TreeEntry[]> {
  const wanted = new Set(paths.filter(isInside));
  const entries: TreeEntry[] = [];
  for (let from = 0; from < wanted.size; from += pathsPerCommand) {
    const some = [...wanted].slice(from, from + pathsPerCommand);
    const listed = await git.runForBytes([
      "--literal-pathspecs",
      "ls-tree",
      "-z",
      "--full-tree",
      commit,
      "--",
      ...some,
    ]);
    for (const field of namesOf(listed)) {
      const [entry = "", path = ""] = splitOnce(field ?? "", "\t");
      const [mode = "", , id = ""] = entry.split(" ");
      // A wanted folder is listed with its content if a path inside is wanted too.
      if (isRegular(mode) && wanted.has(path)) entries.push({ path, mode, id });
    }
  }
  return entries;
}

/** Splits NUL-separated names; undefined for a name that is not UTF-8, which could not be passed back to Git. */
export function namesOf(output: Buffer): readonly (string | undefined)[] {
  const fields = output.toString("latin1").split("\0").slice(0, -1);
  return fields.map((field) => {
    const bytes = Buffer.from(field, "latin1");
    return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  });
}

/** The object name of the empty tree (`git hash-object -t tree /dev/null`), in SHA-1 or SHA-256. */
function emptyTree(commit: string): string {
  return commit.length === 40
    ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
}

function isRegular(mode: string): boolean {
  return mode.startsWith("100");
}

function isInside(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..") && !path.includes("\0");
}

function splitOnce(text: string, by: string): readonly string[] {
  const at = text.indexOf(by);
  return [text.slice(0, at), text.slice(at + by.length)];
}

/** Maximum size of a file that is read, in bytes: a larger one is not an edited manifest. */
export const maxFileSize = 4 * 1024 * 1024;

/** Fetches missing objects of a partial clone all at once; Git itself would fetch them one by one. */
export async function fetchBlobs(git: Git, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // As Git itself fetches missing objects (promisor-remote.c), without negotiation.
  const args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
  await git.runForBytes([...args, "--no-auto-maintenance", "--filter=blob:none", "--stdin", "origin"], {
    input: ids.map((id) => `${id}\n`).join(""),
  });
}

/** Reads files, without the content of too large ones. */
export async function readBlobs(git: Git, entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, StoredFile>> {
  const sizes = await sizesOf(git, distinct(entries));
  for (const { path, id } of entries) if (!Number.isInteger(sizes.get(id))) throw missingBlob(path, id);
  const readable = [...sizes].filter(([, size]) => size <= maxFileSize).map(([id]) => id);
  const contents = await contentsOf(git, readable);
  return new Map(
    entries.flatMap(({ path, mode, id }) => {
      const size = sizes.get(id);
      return size === undefined ? [] : [[path, { mode, size, content: contents.get(id) }] as const];
    }),
  );
}

/** A server may leave out what it was asked for, and a repository may be damaged: `cat-file` says `missing` then. */
function missingBlob(path: string, id: string): UserError {
  return new UserError(`The server did not send ${path}, although the commit contains it (object ${id.slice(0, 12)})`, {
    code: "repository",
    hint: "The repository on the server may be damaged: check it there with `git fsck`.",
  });
}

function distinct(entries: readonly TreeEntry[]): readonly string[] {
  return [...new Set(entries.map(({ id }) => id))];
}

async function sizesOf(git: Git, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const output = await git.runForBytes(["cat-file", "--batch-check=%(objectname) %(objectsize)"], {
    input: lines(ids),
  });
  return new Map(
    output
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" "))
      .map(([id = "", size]) => [id, Number(size)]),
  );
}

async function contentsOf(git: Git, ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const output = await git.runForBytes(["cat-file", "--batch=%(objectname) %(objectsize)"], { input: lines(ids) });
  const contents = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf("\n", at);
    const [id = "", size] = output.toString("utf8", at, end).split(" ");
    const from = end + 1;
    const to = from + Number(size);
    contents.set(id, output.subarray(from, to));
    at = to + 1;
  }
  return contents;
}

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join("");
}
