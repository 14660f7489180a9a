import type { Forge } from "@pushpull/core/forge";
import type { Checkout } from "../../git/types.ts";
import type { CommitPublisher } from "../commit-publisher.ts";
import type { DecisionPorts } from "../decide.ts";
import type { IncompleteProposal } from "../incomplete-delivery.ts";
import type { ProposalInputs, PullInputs } from "../pull-inputs.ts";

/** The context of one attempt at a pull request. */
export interface ProposalContext {
  readonly inputs: PullInputs;
  readonly proposal: ProposalInputs;
  readonly ports: DecisionPorts;
  readonly forge: Forge;
  readonly publisher: CommitPublisher;
  /** The newest commit of the branch that the pull request is merged into. */
  readonly base: Checkout;
  /** The branch that the pull request comes from. */
  readonly head: string;
}

/** What the attempts of a run have done so far. */
export interface ProposalProgress {
  /** Commits that the server may have accepted, even if its response was lost. */
  readonly sent: Set<string>;
  /** A commit whose push was not confirmed yet. */
  unconfirmed: string | undefined;
  /** What exists of the pull request. */
  known: IncompleteProposal["proposal"] | undefined;
  /** What was done to the pull request. */
  operation: "created" | "updated" | undefined;
}
