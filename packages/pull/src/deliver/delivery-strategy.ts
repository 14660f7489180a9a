/**
 * Delivery: plans the edits at a branch's newest commit, decides which of them to make, and delivers them by a commit
 * or a pull request. Finding images and editing files is done in other folders.
 */
import type { UserError } from "@pushpull/core/errors";
import type { Checkout } from "../git/types.ts";
import type { Decision } from "./decide.ts";
import type { Proposal, PullResult } from "./pull-result.ts";

/** How a change reaches a branch: by a commit on it, or by a pull request. */
export interface DeliveryStrategy {
  /** Makes one attempt at the newest commit of the branch. Each attempt plans the change again. */
  attempt(newest: Checkout): Promise<AttemptResult<Delivery>>;
  /** Adds to an error that ends the run what was changed nevertheless, or may have been. */
  explain(error: UserError): UserError;
}

/** The result of one attempt, or the reason to retry. */
export type AttemptResult<Result> = { readonly done: Result } | { readonly retry: string };

/** How a change was delivered. */
export interface Delivery {
  readonly outcome: PullResult["outcome"];
  /** The source of the edits, if there are any. */
  readonly decision: Decision;
  readonly proposal?: Proposal | undefined;
  /** Replaces the decision's own message. */
  readonly message?: string | undefined;
}
