/**
 * Delivery: plans the edits at a branch's newest commit, decides which of them are made, and brings them to the server by
 * a commit or by a pull request. Where images are found and how files are edited is left to other rooms.
 */
import type { UserError } from "@pushpull/core/errors";
import type { Checkout } from "../git/types.ts";
import type { Decision } from "./decide.ts";
import type { Proposal, PullResult } from "./pull-result.ts";

/** How a change reaches a branch: by a commit on it, or by a pull request. */
export interface DeliveryStrategy {
  /** Makes one attempt at the newest commit of the branch. Each attempt plans the change again. */
  attempt(newest: Checkout): Promise<AttemptResult<Delivery>>;
  /** Adds to an error that ends the run what was changed all the same, or may have been. */
  explain(error: UserError): UserError;
}

/** What one attempt came to: its result, or the reason to try again. */
export type AttemptResult<Result> = { readonly done: Result } | { readonly retry: string };

/** How a change was delivered. */
export interface Delivery {
  readonly outcome: PullResult["outcome"];
  /** Where the edits come from, if there are any. */
  readonly decision: Decision;
  readonly proposal?: Proposal | undefined;
  /** Replaces the decision's own message. */
  readonly message?: string | undefined;
}
