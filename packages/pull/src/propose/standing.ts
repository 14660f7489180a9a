import type { Checkout } from "../git/types.ts";
import { type Bump, bumpsOf } from "../order/trailers.ts";
import type { Person } from "../types.ts";
import { isOurs } from "./ours.ts";

/** What stands on the branch that a pull request is to come from. */
export interface Standing {
  readonly checkout: Checkout;
  /** Whether nobody else has a commit on it; where that is not known, somebody has. */
  readonly allOurs: boolean;
  /** What was set on it, oldest first. */
  readonly bumps: readonly Bump[];
}

/** Looks at a branch as it is now; undefined where it is not there. */
export async function standingOn(base: Checkout, branch: string, author: Person): Promise<Standing | undefined> {
  const checkout = await base.branches.open(branch);
  if (checkout === undefined) return undefined;
  const commits = await checkout.beyond(base);
  return {
    checkout,
    allOurs: commits?.every((commit) => isOurs(commit, author)) === true,
    bumps: (commits ?? []).toReversed().flatMap(bumpsOf),
  };
}
