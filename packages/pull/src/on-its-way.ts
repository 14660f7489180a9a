import { UserError } from "@pushpull/core/errors";

/** A run has ended before the server had answered: nobody knows whether its commit has arrived. */
export class OnItsWay extends UserError {
  readonly commit: string;

  constructor({ message, code, cause }: UserError, commit: string) {
    super(`${message}, with commit ${commit.slice(0, 12)} on its way, which may have arrived`, {
      code,
      hint: "Run it again: it looks whether the commit is there, and makes none where it is.",
      cause,
    });
    this.commit = commit;
  }
}
