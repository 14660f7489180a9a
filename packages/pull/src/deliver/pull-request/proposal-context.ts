import type { Forge } from "@pushpull/core/forge";
import type { Checkout } from "../../git/types.ts";
import type { CommitPublisher } from "../commit-publisher.ts";
import type { DecisionPorts } from "../decide.ts";
import type { ProposalInputs, PullInputs } from "../pull-inputs.ts";

/** What one attempt at a pull request works with. */
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
