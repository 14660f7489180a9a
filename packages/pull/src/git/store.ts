import { join } from "node:path";
import { UserError } from "@pushpull/core/errors";
import type { Address } from "./address.ts";
import type { Git, GitResult } from "./git.ts";
import { largestFile, type Pathspec } from "./tree.ts";
import type { RepositoryAddress } from "./types.ts";

/** A repository of our own: the newest commit of a branch, and what has come since. */
export interface GitStore {
  /** Speaks of the branch in what it explains. */
  readonly git: Git;
  /** The same for another branch. */
  gitFor(branch: string): Git;
  /** As people name it. */
  readonly name: string;
  readonly branch: string;
  /** The commit it begins with. What was before is not here. */
  readonly first: string;
  readonly paths: readonly Pathspec[];
  /** Manifests whose names are not those of manifests, since other files name them. `*` stands for a part of a path. */
  readonly named: readonly string[];
  /** Whether files are here only once they were fetched by their object names. */
  readonly partial: boolean;
  /** The object names of those that were. */
  readonly present: Set<string>;
  /** Whether the server leaves out what is asked to be. */
  readonly filters: boolean;
  /**
   * Fetches commits into another repository of its own, so that what one fetch leaves out is not looked for by the
   * others. Undefined where the server does not give them.
   * @throws UserError where it cannot be reached
   */
  fetchBeside(name: string, commits: readonly [string, ...string[]], args: readonly string[]): Promise<Git | undefined>;
}

interface CloneOptions {
  readonly git: Git;
  readonly repository: RepositoryAddress;
  readonly address: Address;
  readonly branch: string | undefined;
  readonly paths: readonly Pathspec[];
  readonly folder: string;
}

/** The first to be known, where a server leaves out nothing that it is asked to. */
const noFilter = /filtering not recognized by server/;

/**
 * Fetches the newest commit of a branch: with paths, its trees only, and otherwise all of its files but those that are
 * too large to be read.
 */
export async function cloneBranch(options: CloneOptions): Promise<GitStore> {
  const { git, repository, address, branch, paths, folder } = options;
  const gitDir = join(folder, "repository.git");
  const filter = paths.length > 0 ? "blob:none" : `blob:limit=${largestFile}`;
  const chosen = branch === undefined ? [] : [`--branch=${branch}`];
  const cloned = await git.attempt([
    "clone",
    ...["--bare", "--depth=1", `--filter=${filter}`, "--no-tags", "--single-branch", "--quiet"],
    ...[...chosen, "--", address.url, gitDir],
  ]);
  if (cloned.code !== 0) throw (await movedTo(git, cloned, options)) ?? git.explain(cloned);
  const filters = !noFilter.test(cloned.stderr);
  const head = await headOf(git.at(gitDir, branch ?? ""), cloned, options);
  const inside = git.at(gitDir, head.branch);
  let beside = 0;
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
    fetchBeside: (name, commits, args) => {
      beside += 1;
      // Several may be asked for at once.
      const path = join(folder, `${name}-${beside}.git`);
      return fetchBeside(path, commits, { git, address, branch: head.branch, args });
    },
  };
}

/** By the commits' own names: the server need not list its branches, which saves a round trip. */
async function fetchBeside(
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
    throw withoutCommit(name, /empty repository/.test(cloned.stderr) && heads.stdout.length === 0);
  }
  const [, commit = "", branch] = /^([0-9a-f]+)\n(?:refs\/heads\/([^\n]+)\n)?/.exec(stdout) ?? [];
  if (branch === undefined) throw notABranch(name);
  return { branch, commit };
}

function withoutCommit(name: string, isEmpty: boolean): UserError {
  if (isEmpty) {
    return new UserError(`${name} is empty: it has no commit yet`, {
      code: "repository",
      // Git takes what is no answer of a Git server, such as a login page, for a repository without branches.
      hint: "Make its first commit, with the manifests in it. If it has some, something else answers at its address: check that.",
    });
  }
  return new UserError(`${name} has no default branch: the one that it names is not there`, {
    code: "repository",
    hint: "Name the branch in input 'branch', or set the default branch in the repository's settings.",
  });
}

function notABranch(name: string): UserError {
  return new UserError(`What input 'branch' names in ${name} is a tag`, {
    code: "input",
    hint: "Name a branch: a tag cannot be moved on.",
  });
}

/** What a server answers for a repository that was renamed (RFC 9110, 15.4). */
const redirected = /returned error: 30[12378]|HTTP 30[12378]/;

/** Where a repository has gone, if that is why it could not be fetched. Nothing is sent there. */
async function movedTo(
  git: Git,
  { stderr }: GitResult,
  { repository: { name }, address }: Pick<CloneOptions, "repository" | "address">,
): Promise<UserError | undefined> {
  if (!redirected.test(stderr)) return undefined;
  // Git says the answer's headers here only; our own that hold secrets it leaves out (`git`, GIT_TRACE_REDACT).
  const trace = await git.attempt(["ls-remote", "--quiet", "--", address.url], {
    GIT_TRACE_CURL: "1",
    GIT_TRACE_CURL_NO_DATA: "1",
  });
  const [, to] = /<= Recv header: location: (\S+)/i.exec(trace.stderr) ?? [];
  const where = to?.replace(/\/info\/refs\b.*$/, "");
  return new UserError(`${name} has moved${where === undefined ? "" : ` to ${where}`}`, {
    code: "repository",
    hint: "Write its new address in input 'repository': nothing is sent where a redirect leads.",
  });
}
