import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import type { Address } from "./address.ts";
import type { Git, GitResult } from "./git.ts";
import { maxFileSize, type Pathspec } from "./tree.ts";
import type { RepositoryAddress } from "./types.ts";

/** A local bare repository with the newest commit of a branch, and later ones. */
export interface GitStore {
  /** Names this branch in error messages. */
  readonly git: Git;
  /** Names another branch in error messages. */
  gitFor(branch: string): Git;
  /** The repository's display name. */
  readonly name: string;
  readonly branch: string;
  /** The first commit that was fetched; none of its history is here. */
  readonly first: string;
  readonly paths: readonly Pathspec[];
  /** Further manifests, with other names, that other files refer to; `*` matches a part of a path. */
  readonly named: readonly string[];
  /** Whether files are fetched on demand, by their object names. */
  readonly partial: boolean;
  /** The object names of the files that were fetched. */
  readonly present: Set<string>;
  /** Whether the server supports filters. */
  readonly filters: boolean;
  /**
   * Fetches commits into a separate repository, so that objects filtered out by one fetch are not missed by others.
   * Undefined if the server does not return them.
   * @throws UserError if it cannot be reached
   */
  fetchSeparately(
    name: string,
    commits: readonly [string, ...string[]],
    args: readonly string[],
  ): Promise<Git | undefined>;
}

interface CloneOptions {
  readonly git: Git;
  readonly repository: RepositoryAddress;
  readonly address: Address;
  readonly branch: string | undefined;
  readonly paths: readonly Pathspec[];
  readonly folder: string;
}

/** Git's message for a server without filters. */
const filterUnsupported = /filtering not recognized by server/;

/**
 * Fetches the newest commit of a branch: with paths, its trees only; otherwise all of its files, except too large ones.
 */
export async function cloneBranch(options: CloneOptions): Promise<GitStore> {
  const { git, repository, address, branch, paths, folder } = options;
  const gitDir = join(folder, "repository.git");
  const filter = paths.length > 0 ? "blob:none" : `blob:limit=${maxFileSize}`;
  const chosen = branch === undefined ? [] : [`--branch=${branch}`];
  const cloned = await git.attempt([
    "clone",
    ...["--bare", "--depth=1", `--filter=${filter}`, "--no-tags", "--single-branch", "--quiet"],
    ...[...chosen, "--", address.url, gitDir],
  ]);
  if (cloned.code !== 0) throw (await movedFault(git, cloned, options)) ?? git.explain(cloned);
  const filters = !filterUnsupported.test(cloned.stderr);
  const head = await headOf(git.at(gitDir, branch ?? ""), cloned, options);
  const inside = git.at(gitDir, head.branch);
  let count = 0;
  return {
    git: inside,
    gitFor: (other) => git.at(gitDir, other),
    name: repository.name,
    branch: head.branch,
    first: head.commit,
    paths,
    named: [],
    partial: paths.length > 0 && filters,
    present: new Set(),
    filters,
    fetchSeparately: (name, commits, args) => {
      count += 1;
      // Several may run at once.
      const path = join(folder, `${name}-${count}.git`);
      return fetchSeparately(path, commits, { git, address, branch: head.branch, args });
    },
  };
}

/** By the commits' object names: the server need not list its branches, which saves a round trip. */
async function fetchSeparately(
  gitDir: string,
  commits: readonly [string, ...string[]],
  {
    git,
    address,
    branch,
    args,
  }: Pick<CloneOptions, "git" | "address"> & { readonly branch: string; readonly args: readonly string[] },
): Promise<Git | undefined> {
  const format = commits[0].length === 40 ? "sha1" : "sha256";
  await git.run(["init", "--quiet", "--bare", `--object-format=${format}`, gitDir]);
  const inside = git.at(gitDir, branch);
  const origin = ["-c", `remote.origin.url=${address.url}`];
  const flags = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"];
  const fetched = await inside.attempt([...origin, "fetch", ...flags, ...args, "origin", ...commits]);
  if (fetched.code === 0) return inside;
  const fault = git.explain(fetched);
  if (fault.code === "unreachable") throw fault;
  return undefined;
}

async function headOf(
  git: Git,
  cloned: GitResult,
  { repository: { name }, address }: CloneOptions,
): Promise<{ readonly branch: string; readonly commit: string }> {
  const { code, stdout } = await git.attempt(["rev-parse", "HEAD", "--symbolic-full-name", "HEAD"]);
  if (code !== 0) {
    const heads = await git.attempt(["ls-remote", "--heads", "--", address.url]);
    throw noCommitFault(name, /empty repository/.test(cloned.stderr) && heads.stdout.length === 0);
  }
  const [, commit = "", branch] = /^([0-9a-f]+)\n(?:refs\/heads\/([^\n]+)\n)?/.exec(stdout) ?? [];
  if (branch === undefined) throw tagFault(name);
  return { branch, commit };
}

function noCommitFault(name: string, isEmpty: boolean): UserError {
  if (isEmpty) {
    return new UserError(`${name} is empty: it has no commit yet`, {
      code: "repository",
      // Git takes the response of another server, such as a login page, for a repository without branches.
      hint: "Create its first commit, with the manifests. If it already has commits, check the address: another server responds there.",
    });
  }
  return new UserError(`The default branch of ${name} does not exist`, {
    code: "repository",
    hint: "Set input 'branch', or the default branch in the repository's settings.",
  });
}

function tagFault(name: string): UserError {
  return new UserError(`Input 'branch' names a tag of ${name}`, {
    code: "input",
    hint: "Use a branch: commits cannot be pushed to a tag.",
  });
}

/** Redirects, which servers return for a renamed repository (RFC 9110, 15.4). */
const redirected = /returned error: 30[12378]|HTTP 30[12378]/;

/** The error for a repository that has moved; undefined if it has not. Nothing is sent to the new address. */
async function movedFault(
  git: Git,
  { stderr }: GitResult,
  { repository: { name }, address }: Pick<CloneOptions, "repository" | "address">,
): Promise<UserError | undefined> {
  if (!redirected.test(stderr)) return undefined;
  // Git shows the response headers only here, and redacts secrets in ours (`git`, GIT_TRACE_REDACT).
  const trace = await git.attempt(["ls-remote", "--quiet", "--", address.url], {
    GIT_TRACE_CURL: "1",
    GIT_TRACE_CURL_NO_DATA: "1",
  });
  const [, to] = /<= Recv header: location: (\S+)/i.exec(trace.stderr) ?? [];
  const target = to?.replace(/\/info\/refs\b.*$/, "");
  return new UserError(`${name} has moved${target === undefined ? "" : ` to ${target}`}`, {
    code: "repository",
    hint: "Set input 'repository' to its new address: redirects are not followed.",
  });
}
