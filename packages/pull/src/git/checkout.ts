import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Redact } from "@pushpull/core/redaction";
import type { Log } from "@pushpull/core/runner";
import { nearestName } from "@pushpull/core/text";
import { readAddress } from "./address.ts";
import { createGit, type Git, type GitResult } from "./git.ts";
import { changedFiles, commitsSince, conflicts, createHistory, relate } from "./history.ts";
import { pushBranch } from "./push-branch.ts";
import { fetchMissing, searchCommit, searchEverywhere } from "./search.ts";
import { prepareSettings } from "./settings.ts";
import { cloneBranch, type GitStore } from "./store.ts";
import type { Pathspec } from "./tree.ts";
import { findFiles, listFiles, readBlobs } from "./tree.ts";
import type { Branches, Checkout, Credentials, RepositoryAddress } from "./types.ts";
import { writeCommit } from "./write-commit.ts";

export interface CheckoutOptions {
  readonly address: RepositoryAddress;
  /** Undefined for the repository's default branch. */
  readonly branch: string | undefined;
  readonly credentials: Credentials;
  /** Where to search; empty for the whole repository. */
  readonly paths: readonly Pathspec[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private folder, which the caller removes. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** The private key to sign commits with. */
  readonly signingKey?: string | undefined;
  /** Masks an encoded form of the credentials from now on. */
  readonly mask: (secret: string) => void;
  readonly redact: Redact;
  /** Receives each Git command, for debug logging. */
  readonly log?: Pick<Log, "debug">;
}

/**
 * Fetches the newest commit of a branch into a bare repository: no hook is run, no link followed, no filter applied.
 * @throws UserError if the fetch fails; code `unreachable` if that may pass
 */
export async function openCheckout(options: CheckoutOptions): Promise<Checkout> {
  const { address: repository, branch, credentials, paths, folder } = options;
  const address = readAddress(repository.url, credentials);
  // Remove the remains of an earlier attempt.
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  const settings = await prepareSettings(address, credentials, options);
  const git = createGit(
    settings,
    { repository: repository.name, address, branch, isAnonymous: credentials.kind === "none", redact: options.redact },
    options,
  );
  const store = await cloneBranch({ git, repository, address, branch, paths, folder });
  return checkoutAt(store, store.first, options.signingKey !== undefined);
}

function checkoutAt(store: GitStore, commit: string, signs: boolean): Checkout {
  const { git, branch } = store;
  return {
    branch,
    commit,
    search: (texts) => searchCommit(store, commit, texts),
    searchEverywhere: (texts) => searchEverywhere(store, commit, texts),
    withNamed: (named) => checkoutAt({ ...store, named }, commit, signs),
    list: () => searchCommit({ ...store, paths: [] }, commit, []),
    async nearestFile(path) {
      const files = await listFiles(git, commit, []);
      return nearestName(
        path,
        files.map((file) => file.path),
      );
    },
    async read(paths) {
      const entries = await findFiles(git, commit, paths);
      await fetchMissing(store, entries);
      return readBlobs(git, entries);
    },
    ...createHistory(store, commit),
    givesHistory: store.filters,
    write: (files, newCommit) => writeCommit(git, commit, files, { ...newCommit, signs }),
    refresh: async () => checkoutAt({ ...store, named: [] }, await fetchNewest(store), signs),
    changedFiles: (other) => changedFiles(store, other),
    relate: (one, other) => relate(store, one, other),
    commitsSince: (base) => commitsSince(store, commit, base),
    conflictsWith: (other) => conflicts(store, commit, other),
    treeOf: (other) => objectNameOf(git, `${other}^{tree}`),
    branches: branchesOf(store, signs),
  };
}

function branchesOf(store: GitStore, signs: boolean): Branches {
  return {
    open: (name) => openBranch({ ...store, branch: name, git: store.gitFor(name) }, signs),
    async areAt(commit) {
      const listed = await store.git.run(["ls-remote", "--quiet", "--heads", "--tags", "origin"]);
      return listed.split("\n").some((line) => line.startsWith(`${commit}\t`));
    },
    move: (branch, to, from) => pushBranch(store.gitFor(branch), { branch, from, to }),
    remove: (branch, from) => pushBranch(store.gitFor(branch), { branch, from, to: undefined }),
  };
}

async function openBranch(store: GitStore, signs: boolean): Promise<Checkout | undefined> {
  const fetched = await attemptFetch(store);
  if (/couldn't find remote ref/.test(fetched.stderr)) return undefined;
  if (fetched.code !== 0) throw store.git.explain(fetched);
  return checkoutAt(store, await objectNameOf(store.git, newestRef), signs);
}

const newestRef = "refs/pushpull/newest";

/**
 * Fetches one commit only: without `--depth`, a merged branch older than the first commit would bring its whole
 * history. From a server without filters, only newer commits are fetched.
 */
function attemptFetch({ git, branch, filters }: GitStore): Promise<GitResult> {
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", ...(filters ? ["--depth=1"] : [])];
  return git.attempt(["fetch", ...flags, "origin", `+refs/heads/${branch}:${newestRef}`]);
}

async function fetchNewest(store: GitStore): Promise<string> {
  const fetched = await attemptFetch(store);
  if (fetched.code !== 0) throw store.git.explain(fetched);
  return objectNameOf(store.git, newestRef);
}

async function objectNameOf(git: Git, revision: string): Promise<string> {
  return (await git.run(["rev-parse", "--verify", revision])).trim();
}
