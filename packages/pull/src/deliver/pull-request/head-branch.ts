import { UserError } from "@pushpull/core/errors";
import type { PullRequest } from "@pushpull/core/forge";
import { normalizeName } from "@pushpull/core/images";
import type { Intent } from "../../find/intent.ts";
import { type BranchState, readBranchState } from "./branch-state.ts";
import { findSection, shortHash } from "./description-marker.ts";
import { listClosed, listOpen, othersFrom, type RelatedPullRequests, withProposed } from "./find-pull-requests.ts";
import type { ProposalContext } from "./proposal-context.ts";

/** Maximum length of the readable part of a branch name. */
const maxNameLength = 40;

type Target = Pick<Intent, "repository" | "manifests" | "images" | "set">;

/**
 * Names the branch for a target: `pushpull/web-1a2b3c4d`. It is the same for every version, so that the pull request is
 * found again, and differs for other images, manifests or bases.
 */
export function headBranchName(target: Target, base: string): string {
  const key = JSON.stringify([...locationOf(target), base, subjectsOf(target)]);
  return `pushpull/${readableName(target)}-${shortHash(key, 8)}`;
}

/**
 * Identifies the repository, manifests and base that a pull request is for: pull requests with the same target may
 * replace each other.
 */
export function targetOf(target: Target, base: string): string {
  return shortHash(JSON.stringify([...locationOf(target), base]), 16);
}

function locationOf({ repository, manifests }: Target): readonly unknown[] {
  return [repository.name.toLowerCase(), manifests.map(({ text }) => text).toSorted()];
}

function subjectsOf({ images, set }: Target): readonly string[] {
  const names = images.map(({ name }) => normalizeName(name));
  return [...names, ...set.map(({ file, document, path }) => JSON.stringify([file, document, path]))].toSorted();
}

/** A part of the branch name for people: letters, digits and single dashes. */
function readableName({ images, set }: Target): string {
  const names = [...images.map(({ name }) => name.split("/").at(-1) ?? ""), ...set.map(({ written }) => written)];
  const words = names
    .map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-"))
    .map((name) => name.slice(-maxNameLength).replace(/^-+|-+$/g, ""))
    .filter((name) => name !== "");
  const [first = "values", ...rest] = words;
  return rest.length === 0 ? first : `${first}-and-${rest.length}-more`;
}

/** The chosen head branch, and its current state. */
export interface HeadBranch {
  readonly head: string;
  readonly state: BranchState | undefined;
  readonly related: RelatedPullRequests;
  /**
   * The state of the pull request that had the branch's current commits; undefined if it is open, or there was none.
   */
  readonly previousPullRequest: "merged" | "closed" | undefined;
}

/** A candidate for the head branch. */
interface BranchCandidate {
  readonly head: string;
  readonly state: BranchState | undefined;
  readonly open: PullRequest | undefined;
  /** Its closed and merged pull requests, newest first; empty if one is open. */
  readonly closed: readonly PullRequest[];
}

/**
 * Chooses the head branch of a pull request: the named one, or `NAME-2` and so on if it has commits by others without
 * an open pull request: they would be proposed again, although they were declined.
 * @throws UserError if input `head-branch` names an existing branch that is not ours
 */
export async function chooseHeadBranch(
  name: string,
  { base, forge, inputs, ports, proposal }: Pick<ProposalContext, "base" | "forge" | "inputs" | "ports" | "proposal">,
): Promise<HeadBranch> {
  const target = targetOf(inputs, base.branch);
  // Read before the pull requests: if one is closed in between, its branch must not look newer.
  const named = await readBranchState(base, name, inputs.author);
  const opened = await listOpen(forge, base.branch);
  const readCandidate = async (head: string): Promise<BranchCandidate> => {
    const state = head === name ? named : await readBranchState(base, head, inputs.author);
    const open = opened.find((each) => each.head.branch === head);
    return { head, state, open, closed: open === undefined ? await listClosed(forge, head, base.branch) : [] };
  };
  const choose = (candidate: BranchCandidate, skipped: readonly BranchCandidate[] = []): HeadBranch => ({
    head: candidate.head,
    state: candidate.state,
    related: {
      open: candidate.open,
      closed: [candidate, ...skipped].flatMap((each) => each.closed.map((one) => withProposed(one, each.state))),
      others: proposal.closeSuperseded ? othersFrom(opened, candidate.head, target) : [],
    },
    previousPullRequest: previousPullRequestOf(candidate),
  });

  const first = await readCandidate(name);
  const isGiven = proposal.headBranch !== undefined;
  if (isGiven && isForeign(first)) throw foreignBranch(name);
  if (first.open !== undefined) return choose(first);
  const numbered = isGiven && isReusable(first) ? undefined : findNumbered(name, opened, target);
  if (numbered !== undefined) return choose(await readCandidate(numbered.head.branch));
  const skipped: BranchCandidate[] = [];
  let candidate = first;
  for (let count = 2; !isReusable(candidate); count++) {
    skipped.unshift(candidate);
    candidate = await readCandidate(`${name}-${count}`);
  }
  if (candidate !== first) {
    ports.log.info(`Branch ${name} has commits by others: the new pull request comes from ${candidate.head}.`);
  }
  return choose(candidate, skipped);
}

/** Whether it would propose only our commits, and commits that are already merged. */
function isReusable(candidate: BranchCandidate): boolean {
  const { state, open } = candidate;
  const isOurs = state === undefined || state.onlyOwnCommits || previousPullRequestOf(candidate) === "merged";
  return open === undefined && isOurs;
}

/** Whether the branch exists, and neither its commits nor its pull requests are ours. */
function isForeign({ state, open, closed }: BranchCandidate): boolean {
  if (state === undefined || state.bumps.length > 0) return false;
  return open === undefined ? closed.length === 0 : findSection(open.body) === undefined;
}

/** Finds our open pull request from `NAME-2` and so on. */
function findNumbered(name: string, opened: readonly PullRequest[], target: string): PullRequest | undefined {
  return opened.find(({ head: { branch }, body }) => {
    const count = branch.startsWith(`${name}-`) ? branch.slice(name.length + 1) : "";
    return /^[1-9]\d*$/.test(count) && findSection(body)?.marker.target === target;
  });
}

function previousPullRequestOf({ open, closed: [last], state }: BranchCandidate): HeadBranch["previousPullRequest"] {
  if (open !== undefined || last === undefined || state?.checkout.commit !== last.head.commit) return undefined;
  return last.state === "merged" ? "merged" : "closed";
}

function foreignBranch(branch: string): UserError {
  return new UserError(`Branch ${branch} already exists, and is not ours`, {
    code: "input",
    hint: "Set input 'head-branch' to another branch, or delete this one if nobody needs it: its commits would become part of the pull request, and the branch would be moved.",
  });
}
