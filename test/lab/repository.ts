/** Bare Git repositories on this disk, to be served, pushed to, and looked into. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";

/** Files by their paths. */
export type Files = Readonly<Record<string, string | Buffer>>;

export interface Repository {
  /** Its folder. */
  readonly path: string;
  readonly url: string;
  git(args: readonly string[]): Promise<string>;
  /** Adds a commit with these files, and all that were there before. */
  commit(files: Files, message?: string): Promise<string>;
  /** The object names of a branch's commits, newest first. */
  commits(branch?: string): Promise<readonly string[]>;
  read(file: string, commit?: string): Promise<string>;
  /** What a commit changes, without context, and without the lines that name objects. */
  diff(commit?: string): Promise<string>;
}

/** Makes one in a folder that is not there yet, with a first commit on `main`; none where there are no files. */
export async function makeRepository(path: string, files: Files): Promise<Repository> {
  await runProgram("git", ["init", "--quiet", "--bare", "--initial-branch=main", path]);
  const git = (args: readonly string[], input?: Buffer) => runProgram("git", [`--git-dir=${path}`, ...args], { input });
  const commits = async (branch = "main") => lines(await git(["rev-list", "--first-parent", branch, "--"]));
  const repository: Repository = {
    path,
    url: `file://${path}`,
    git,
    commits,
    async commit(more, message = "Everything") {
      const before = await git(["rev-parse", "--quiet", "--verify", "main"]).catch(() => undefined);
      await git(["fast-import", "--quiet"], importOf(more, message, before?.trim()));
      return (await git(["rev-parse", "main"])).trim();
    },
    read: (file, commit = "main") => git(["cat-file", "blob", `${commit}:${file}`]),
    async diff(commit = "main") {
      const text = await git(["diff-tree", "-p", "--unified=0", "--no-color", "--no-commit-id", `${commit}^`, commit]);
      return text.replace(/^index .*\n/gm, "");
    },
  };
  if (Object.keys(files).length > 0) await repository.commit(files);
  return repository;
}

/** All files below a folder, by their paths in it. */
export async function filesBelow(folder: string): Promise<Files> {
  const names = await readdir(folder, { recursive: true });
  const read = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await stat(path)).isFile() ? ([[name, await readFile(path)]] as const) : [];
    }),
  );
  return Object.fromEntries(read.flat());
}

/** `git fast-import`'s stream. */
function importOf(files: Files, message: string, parent: string | undefined): Buffer {
  const head = "commit refs/heads/main\ncommitter Lab <lab@example.test> 1700000000 +0000\n";
  const from = parent === undefined ? [] : [`from ${parent}\n`];
  const all = Object.entries(files).flatMap(([name, content]) => [
    `M 100644 inline ${quoted(name)}\n`,
    ...data(content),
  ]);
  return Buffer.concat([head, ...data(message), ...from, ...all].map((part) => Buffer.from(part)));
}

function data(content: string | Buffer): readonly (string | Buffer)[] {
  return [`data ${Buffer.byteLength(content)}\n`, content, "\n"];
}

/** As C does it. */
function quoted(name: string): string {
  return `"${name.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}

function lines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
