import { UserError } from "@pushpull/core/errors";
import type { PullRequest } from "@pushpull/core/forge";
import type { Around } from "./around.ts";
import { declinable, type Found, listClosed, listOpen, othersFrom } from "./find.ts";
import { targetOf } from "./head-name.ts";
import { findPart } from "./marker.ts";
import { type Standing, standingOn } from "./standing.ts";

/** Where a pull request comes from, and what is there already. */
export interface Chosen {
  readonly head: string;
  readonly standing: Standing | undefined;
  readonly found: Found;
  /** What became of the pull request that had what stands there; undefined where it is open, or there never was one. */
  readonly spent: "merged" | "closed" | undefined;
}

type Looking = Pick<Around, "base" | "forge" | "inputs" | "ports" | "proposal">;

/** A branch that may be the one. */
interface Seen {
  readonly head: string;
  readonly standing: Standing | undefined;
  readonly open: PullRequest | undefined;
  /** Those from it that are open no more, newest first; not asked for where one is open. */
  readonly closed: readonly PullRequest[];
}

/**
 * Chooses the branch that a pull request comes from: the named one, or where that has commits of others that no open pull
 * request has, `NAME-2` and so on. What was declined would be proposed again with them.
 * @throws UserError where a branch was asked for that is there, and not ours
 */
export async function chooseBranch(name: string, looking: Looking): Promise<Chosen> {
  const { base, forge, inputs, ports, proposal } = looking;
  const target = targetOf(inputs, base.branch);
  // Before the forge is asked: where a pull request ends in between, the branch is not where it was.
  const named = await standingOn(base, name, inputs.author);
  const opened = await listOpen(forge, base.branch);
  const lookAt = async (head: string): Promise<Seen> => {
    const standing = head === name ? named : await standingOn(base, head, inputs.author);
    const open = opened.find((each) => each.head.branch === head);
    return { head, standing, open, closed: open === undefined ? await listClosed(forge, head, base.branch) : [] };
  };
  const choose = (seen: Seen, passed: readonly Seen[] = []): Chosen => ({
    ...seen,
    found: {
      open: seen.open,
      closed: [seen, ...passed].flatMap((each) => each.closed.map((one) => declinable(one, each.standing))),
      others: proposal.closeSuperseded ? othersFrom(opened, seen.head, target) : [],
    },
    spent: spentBy(seen),
  });

  const first = await lookAt(name);
  const isGiven = proposal.headBranch !== undefined;
  if (isGiven && isForeign(first)) throw notOurs(name);
  if (first.open !== undefined) return choose(first);
  const again = isGiven && isFree(first) ? undefined : openAgain(name, opened, target);
  if (again !== undefined) return choose(await lookAt(again.head.branch));
  const passed: Seen[] = [];
  let seen = first;
  for (let count = 2; !isFree(seen); count++) {
    passed.unshift(seen);
    seen = await lookAt(`${name}-${count}`);
  }
  if (seen !== first) {
    ports.log.info(`Branch ${name} has somebody else's commits: what is new comes from ${seen.head}.`);
  }
  return choose(seen, passed);
}

/** Whether nobody's commits would come along but ours, and those that a merge has brought where they were to go. */
function isFree(seen: Seen): boolean {
  const { standing, open } = seen;
  return open === undefined && (standing === undefined || standing.allOurs || spentBy(seen) === "merged");
}

/** Whether it is there, and nothing on it or from it is of ours. */
function isForeign({ standing, open, closed }: Seen): boolean {
  if (standing === undefined || standing.bumps.length > 0) return false;
  return open === undefined ? closed.length === 0 : findPart(open.body) === undefined;
}

/** Of ours, from another than the first of the names. */
function openAgain(name: string, opened: readonly PullRequest[], target: string): PullRequest | undefined {
  return opened.find(({ head: { branch }, body }) => {
    const count = branch.startsWith(`${name}-`) ? branch.slice(name.length + 1) : "";
    return /^[1-9]\d*$/.test(count) && findPart(body)?.marker.target === target;
  });
}

/** Whether what stands on the branch is what a pull request had that is open no more. */
function spentBy({ open, closed: [last], standing }: Seen): Chosen["spent"] {
  if (open !== undefined || last === undefined || standing?.checkout.commit !== last.head.commit) return undefined;
  return last.state === "merged" ? "merged" : "closed";
}

function notOurs(branch: string): UserError {
  return new UserError(`Branch ${branch} is there, and is not ours`, {
    code: "input",
    hint: "Name another one in input 'head-branch', or take it away if nobody needs it: commits would come along with it, and it would be moved.",
  });
}
