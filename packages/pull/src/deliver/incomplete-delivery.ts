/** Errors that end a run after it has changed something on the server, or may have. They say what. */
import { UserError } from "@pushpull/core/errors";
import type { Proposal } from "./pull-result.ts";

/** The run ended before the server had answered a push: the commit may have arrived. */
export class UnconfirmedCommit extends UserError {
  readonly commit: string;

  constructor({ message, code, cause }: UserError, commit: string) {
    super(`${message}, while pushing commit ${commit.slice(0, 12)}, which may have arrived`, {
      code,
      hint: "Run it again: it checks whether the commit has arrived, and creates no second one then.",
      cause,
    });
    this.commit = commit;
  }
}

/** The run failed after it had pushed the branch of a pull request, and maybe opened the pull request. */
export class IncompleteProposal extends UserError {
  readonly proposal: Pick<Proposal, "headBranch" | "headCommit"> & Partial<Proposal>;

  constructor({ message, code, hint, cause }: UserError, proposal: IncompleteProposal["proposal"]) {
    super(message, { code, hint, cause });
    this.proposal = proposal;
  }
}
