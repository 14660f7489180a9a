import { UserError } from "@pushpull/core/errors";
import type { Proposal } from "./types.ts";

/** A proposal that went wrong when its branch was there already, and maybe its pull request. */
export class HalfDone extends UserError {
  readonly proposal: Pick<Proposal, "headBranch" | "headCommit"> & Partial<Proposal>;

  constructor({ message, code, hint, cause }: UserError, proposal: HalfDone["proposal"]) {
    super(message, { code, hint, cause });
    this.proposal = proposal;
  }
}
