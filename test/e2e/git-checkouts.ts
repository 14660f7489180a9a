/** Checkouts of test repositories, with what a test would otherwise say each time. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type CheckoutOptions, openCheckout } from "../../packages/pull/src/git/checkout.ts";
import { manifestPathspecs } from "../../packages/pull/src/git/search.ts";
import type { BranchPushResult, Checkout, NewCommit } from "../../packages/pull/src/git/types.ts";
import { type GitHttp, type GitHttpOptions, startGitHttp } from "../lab/git-http.ts";
import { makeRepository, type Repository, type RepositoryOptions } from "../lab/git-repository.ts";

export const person: NewCommit["author"] = { name: "Robot", email: "robot@example.com" };

const leftovers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of leftovers.splice(0).reverse()) await remove();
});

/** A repository that is gone when the file's tests are. */
export async function repositoryOf(options: RepositoryOptions): Promise<Repository> {
  const repository = await makeRepository(options);
  leftovers.push(repository.remove);
  return repository;
}

/** An HTTP server of it that is gone when the file's tests are, and its address there. */
export async function servedOverHttp(
  repository: Repository,
  options: Omit<GitHttpOptions, "root"> = {},
): Promise<GitHttp & { readonly url: string }> {
  const http = await startGitHttp({ root: repository.root, ...options });
  leftovers.push(http.stop);
  return { ...http, url: `${http.server}/acme/deploy.git` };
}

export interface OpenOptions extends Partial<Omit<CheckoutOptions, "address" | "paths">> {
  /** Lines of the input `manifests`. */
  readonly manifests?: readonly string[];
}

/** Opens one in a folder that is gone when the file's tests are. */
export async function open(url: string, { manifests = [], ...options }: OpenOptions = {}): Promise<Checkout> {
  return openCheckout({
    address: { url, name: "acme/deploy", page: undefined },
    branch: undefined,
    credentials: { kind: "none" },
    paths: manifestPathspecs(manifests.map((text, index) => ({ text, line: index + 1 }))),
    env: process.env,
    folder: options.folder ?? (await newFolder()),
    signal: new AbortController().signal,
    mask: () => {},
    redact: (text) => text,
    ...options,
  });
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pushpull git-"));
  leftovers.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes a commit that sets files to other texts. Returns its object name. */
export async function commit(
  checkout: Checkout,
  files: Readonly<Record<string, string>>,
  message = "Set it",
): Promise<string> {
  const contents = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const written = await checkout.write(contents, { message, author: person });
  if (written === undefined) throw new Error("Nothing would differ");
  return written.id;
}

/** Offers a commit to the server, for the branch of a checkout, once. */
export function push({ branches, branch, commit: from }: Checkout, written: string): Promise<BranchPushResult> {
  return branches.move(branch, written, from);
}

/** The paths of all files below a folder. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Text that compresses badly, and is the same each time. */
export function randomText(length: number): string {
  let text = "";
  for (let at = 0; text.length < length; at += 1)
    text += `${createHash("sha512").update(String(at)).digest("base64")}\n`;
  return text.slice(0, length);
}

export async function folderSize(folder: string): Promise<number> {
  const sizes = await Promise.all((await filesIn(folder)).map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
