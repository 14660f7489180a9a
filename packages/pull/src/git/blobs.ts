import type { Git } from "./git.ts";
import type { TreeEntry } from "./tree.ts";
import type { StoredFile } from "./types.ts";

/** What is larger is no manifest that anybody edits by hand, in bytes. */
export const largestFile = 4 * 1024 * 1024;

/** Fetches objects that a partial clone has left out: all at once, as Git itself would one by one. */
export async function fetchBlobs(git: Git, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // As Git does it where it misses objects (promisor-remote.c): nothing to negotiate about.
  const args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
  await git.run([...args, "--no-auto-maintenance", "--filter=blob:none", "--stdin", "origin"], {
    input: ids.map((id) => `${id}\n`).join(""),
  });
}

/** Reads the bytes of files, but of those that are too large. */
export async function readBlobs(git: Git, entries: readonly TreeEntry[]): Promise<ReadonlyMap<string, StoredFile>> {
  const sizes = await sizesOf(git, distinct(entries));
  const readable = [...sizes].filter(([, size]) => size <= largestFile).map(([id]) => id);
  const contents = await contentsOf(git, readable);
  return new Map(
    entries.flatMap(({ path, mode, id }) => {
      const size = sizes.get(id);
      return size === undefined ? [] : [[path, { mode, size, content: contents.get(id) }] as const];
    }),
  );
}

function distinct(entries: readonly TreeEntry[]): readonly string[] {
  return [...new Set(entries.map(({ id }) => id))];
}

async function sizesOf(git: Git, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const output = await git.run(["cat-file", "--batch-check=%(objectname) %(objectsize)"], { input: lines(ids) });
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
  const output = await git.run(["cat-file", "--batch=%(objectname) %(objectsize)"], { input: lines(ids) });
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
