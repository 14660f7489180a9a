import type { UserError } from "@pushpull/core/errors";
import type { Decision } from "./decide.ts";
import type { Checkout } from "./git/types.ts";
import type { Proposal } from "./propose/types.ts";
import type { Tried } from "./retry.ts";
import type { PullResult } from "./types.ts";

/** How what is wanted gets to a branch: by a commit on it, or by a pull request. */
export interface Way {
  /** One try at the newest commit of the branch. Another one starts from what is wanted. */
  attempt(newest: Checkout): Promise<Tried<Done>>;
  /** Says of a fault that ends a run what is there all the same, or may be. */
  explain(fault: UserError): UserError;
}

/** What it has come to. */
export interface Done {
  readonly outcome: PullResult["outcome"];
  /** Where the edits come from, if there are some. */
  readonly decision: Decision;
  readonly proposal?: Proposal | undefined;
  /** Instead of the decision's own. */
  readonly message?: string | undefined;
}
