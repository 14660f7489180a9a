import { createHash, randomUUID } from "node:crypto";
import type { Git } from "./git.ts";
import { findFiles, type TreeEntry } from "./tree.ts";
import type { NewCommit, WrittenCommit } from "./types.ts";

/**
 * Creates a commit on another one, with new content for some of its files, which keep their modes.
 * @returns undefined if nothing would change
 */
export async function writeCommit(
  git: Git,
  parent: string,
  files: ReadonlyMap<string, Buffer>,
  { signs, ...commit }: NewCommit & { readonly signs: boolean },
): Promise<WrittenCommit | undefined> {
  const entries = new Map((await findFiles(git, parent, [...files.keys()])).map((entry) => [entry.path, entry]));
  const changed = [...files].flatMap(([path, content]) => {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`${path} is not a file of ${parent}`);
    return entry.id === objectName(content, parent.length) ? [] : [{ entry, content }];
  });
  if (changed.length === 0) return undefined;
  const output = await git.runForBytes(["fast-import", "--quiet", "--done", "--date-format=raw"], {
    input: importStream(parent, changed, commit),
  });
  const unsigned = output.toString("utf8").trim();
  const id = signs ? await signCommit(git, unsigned, parent, commit) : unsigned;
  const diff = await git.run(["diff-tree", "-p", "--text", "--no-color", "--no-ext-diff", "--no-renames", parent, id]);
  const written = changed.map(({ entry: { path, mode }, content }) => ({ path, mode, content }));
  return { id, parent, files: written, diff };
}

interface Changed {
  readonly entry: TreeEntry;
  readonly content: Buffer;
}

/** The input of `git fast-import` (`git-fast-import`, "Input Format"). */
function importStream(parent: string, changed: readonly Changed[], { message, author }: NewCommit): Buffer {
  const signature = `${plain(author.name)} <${plain(author.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
  const blobs = changed.flatMap(({ content }, index) => [`blob\nmark :${index + 2}\n`, ...data(content)]);
  const paths = changed.map(({ entry: { path, mode } }, index) => `M ${mode} :${index + 2} ${quotePath(path)}\n`);
  const parts = [
    ...blobs,
    // A unique ref: unreferenced commits are not written.
    `commit refs/pushpull/${randomUUID()}\n`,
    `mark :1\nauthor ${signature}\ncommitter ${signature}\n`,
    ...data(Buffer.from(`${message.replaceAll("\0", "").trimEnd()}\n`)),
    `from ${parent}\n`,
    ...paths,
    "\nget-mark :1\ndone\n",
  ];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

function data(content: Buffer): readonly (string | Buffer)[] {
  return [`data ${content.length}\n`, content, "\n"];
}

/** Removes the characters that end a name or an email address in a commit. */
function plain(text: string): string {
  return text.replace(/[<>\r\n\0]/g, "").trim();
}

/** Quoted as a C string, so that no character has a special meaning. */
function quotePath(path: string): string {
  const escaped = path.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

/** The object name of a file's content (`git-hash-object`), with as many digits as the repository's names. */
function objectName(content: Buffer, digits: number): string {
  const hash = createHash(digits === 40 ? "sha1" : "sha256");
  return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
}

/**
 * Creates the commit again with a signature, which `git fast-import` cannot make.
 * @returns its object name
 * @throws UserError if Git or ssh-keygen cannot sign
 */
async function signCommit(git: Git, id: string, parent: string, { message, author }: NewCommit): Promise<string> {
  const [name, email] = [author.name, author.email];
  const env = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  const output = await git.runForBytes(["commit-tree", "-S", "-p", parent, "-F", "-", `${id}^{tree}`], {
    input: message,
    env,
  });
  return output.toString("utf8").trim();
}
