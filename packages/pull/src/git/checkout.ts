import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Redact } from "@pushpull/core/redaction";
import type { Log } from "@pushpull/core/runner";
import { readAddress } from "./address.ts";
import { createGit, type Git, type GitResult } from "./git.ts";
import { beyond, changedFiles, conflicts, createHistory, relate } from "./history.ts";
import { pushBranch } from "./push-branch.ts";
import { fetchMissing, nearestPath, searchCommit, searchEverywhere } from "./search.ts";
import { prepareSettings } from "./settings.ts";
import { cloneBranch, type GitStore } from "./store.ts";
import type { Pathspec } from "./tree.ts";
import { findFiles, listFiles, readBlobs } from "./tree.ts";
import type { Branches, Checkout, Credentials, RepositoryAddress } from "./types.ts";
import { writeCommit } from "./write-commit.ts";

export interface CheckoutOptions {
  readonly address: RepositoryAddress;
  /** Undefined is the repository's default. */
  readonly branch: string | undefined;
  readonly credentials: Credentials;
  /** Where to look; none is the whole repository. */
  readonly paths: readonly Pathspec[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder of ours, which others can not look into, and which somebody else removes. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** A private key that commits are signed with. */
  readonly signingKey?: string | undefined;
  /** Hides a form of the credentials from now on. */
  readonly mask: (secret: string) => void;
  readonly redact: Redact;
  /** Where each command of Git is told, when somebody wants to see them. */
  readonly log?: Pick<Log, "debug">;
}

/**
 * Fetches the newest commit of a branch into a repository of our own, without a work tree: nothing of it is run, no
 * link followed, no filter applied.
 * @throws UserError for whatever keeps us out; code `unreachable` where it may pass
 */
export async function openCheckout(options: CheckoutOptions): Promise<Checkout> {
  const { address: repository, branch, credentials, paths, folder } = options;
  const address = readAddress(repository.url, credentials);
  // What an earlier try may have left.
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  const settings = await prepareSettings(address, credentials, options);
  const git = createGit(
    settings,
    { repository: repository.name, address, branch, asNobody: credentials.kind === "none", redact: options.redact },
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
      return nearestPath(
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
    beyond: (base) => beyond(store, commit, base),
    conflictsWith: (other) => conflicts(store, commit, other),
    treeOf: (other) => nameOf(git, `${other}^{tree}`),
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
    place: (branch, to, from) => pushBranch(store.gitFor(branch), { branch, from, to }),
    remove: (branch, from) => pushBranch(store.gitFor(branch), { branch, from, to: undefined }),
  };
}

async function openBranch(store: GitStore, signs: boolean): Promise<Checkout | undefined> {
  const fetched = await attemptNewest(store);
  if (/couldn't find remote ref/.test(fetched.stderr)) return undefined;
  if (fetched.code !== 0) throw store.git.explain(fetched);
  return checkoutAt(store, await nameOf(store.git, newestRef), signs);
}

const newestRef = "refs/pushpull/newest";

/**
 * Alone, as the first was: without a depth, a merged branch that is older than the first would come with all that was
 * before it. A server that leaves nothing out is asked for what has come since, as it is not asked for history.
 */
function attemptNewest({ git, branch, filters }: GitStore): Promise<GitResult> {
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", ...(filters ? ["--depth=1"] : [])];
  return git.attempt(["fetch", ...flags, "origin", `+refs/heads/${branch}:${newestRef}`]);
}

async function fetchNewest(store: GitStore): Promise<string> {
  const fetched = await attemptNewest(store);
  if (fetched.code !== 0) throw store.git.explain(fetched);
  return nameOf(store.git, newestRef);
}

async function nameOf(git: Git, revision: string): Promise<string> {
  return (await git.run(["rev-parse", "--verify", revision])).trim();
}
