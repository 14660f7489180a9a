import type { Forge } from "@pushpull/core";
import type { Deciding } from "../decide.ts";
import type { Checkout } from "../git/types.ts";
import type { PullInputs } from "../types.ts";
import type { ProposalInputs } from "./types.ts";

/** What one try of a proposal works with. */
export interface Around {
  readonly inputs: PullInputs;
  readonly proposal: ProposalInputs;
  readonly ports: Deciding;
  readonly forge: Forge;
  /** The newest commit of the branch that the pull request goes to. */
  readonly base: Checkout;
  /** The branch that it comes from. */
  readonly head: string;
}
