import type { ErrorCode } from "@pushpull/core";

/** Why Git did not do what it was asked. */
export interface Cause {
  /** What Git, ssh or the server say of it. */
  readonly says: RegExp;
  readonly code: ErrorCode;
  /**
   * In this and in `hint`, `{repository}`, `{branch}`, `{host}` and `{scan}` stand for what they name, `{access}` for how
   * one gets the right to write.
   */
  readonly means: string;
  readonly hint: string;
  /** It counts only where no token was given. */
  readonly ofNobody?: true;
  /** It has begun to answer, so that it is there, and the address is right. */
  readonly hasAnswered?: true;
}
