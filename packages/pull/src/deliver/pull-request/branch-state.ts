import type { Checkout } from "../../git/types.ts";
import { type Bump, bumpsOf } from "../../order/trailers.ts";
import type { Person } from "../pull-inputs.ts";
import { isOurs } from "./ours.ts";
import type { Step } from "./proposed-changes.ts";

/** What stands on the branch that a pull request is to come from. */
export interface Standing {
  readonly checkout: Checkout;
  /** Whether nobody else has a commit on it; where that is not known, somebody has. */
  readonly allOurs: boolean;
  /** The commits that the base has not, oldest first. */
  readonly steps: readonly Step[];
  /** What was set by them, oldest first. */
  readonly bumps: readonly Bump[];
}

/** Looks at a branch as it is now; undefined where it is not there. */
export async function standingOn(base: Checkout, branch: string, author: Person): Promise<Standing | undefined> {
  const checkout = await base.branches.open(branch);
  if (checkout === undefined) return undefined;
  const commits = await checkout.beyond(base);
  const steps = (commits ?? [])
    .toReversed()
    .map((commit) => ({ bumps: bumpsOf(commit), isOurs: isOurs(commit, author) }));
  return {
    checkout,
    allOurs: commits !== undefined && steps.every((step) => step.isOurs),
    steps,
    bumps: steps.flatMap(({ bumps }) => bumps),
  };
}
