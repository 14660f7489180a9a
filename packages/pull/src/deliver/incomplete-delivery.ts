/** Errors that end a run after it changed something on the server, or may have. They name what. */
import { UserError } from "@pushpull/core/errors";
import type { Proposal } from "./pull-result.ts";

/** The run ended before the server responded to a push: the commit may have arrived. */
export class UnconfirmedCommit extends UserError {
  readonly commit: string;

  constructor({ message, code, cause }: UserError, commit: string) {
    super(`${message}, while pushing commit ${commit.slice(0, 12)}, which may have arrived`, {
      code,
      hint: "Run it again: it checks whether the commit arrived, and does not create a second one.",
      cause,
    });
    this.commit = commit;
  }
}

/** The run failed after pushing the branch of a pull request, and possibly after opening the pull request. */
export class IncompleteProposal extends UserError {
  readonly proposal: Pick<Proposal, "headBranch" | "headCommit"> & Partial<Proposal>;

  constructor({ message, code, hint, cause }: UserError, proposal: IncompleteProposal["proposal"]) {
    super(message, { code, hint, cause });
    this.proposal = proposal;
  }
}
