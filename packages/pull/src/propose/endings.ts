import type { PullRequest } from "@pushpull/core/forge";
import type { Decision } from "../decide.ts";
import type { Done } from "../way.ts";
import type { Placing } from "./around.ts";
import type { Other } from "./find.ts";
import type { Proposal } from "./types.ts";

export function stayClosed(last: PullRequest, decision: Decision): Done {
  const message = `Pull request #${last.number} proposed the same and was closed: it stays closed. Reopen it, or propose another version`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(last, last.head.branch, last.head.commit) };
}

/** One that is open from the same branch meanwhile keeps what it proposes. */
export function stayDeclined(last: PullRequest, open: PullRequest, decision: Decision, head: string): Done {
  const message = `Pull request #${last.number} proposed the same and was closed, so #${open.number} stays as it is. Close that and reopen #${last.number}, or propose another version`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(open, head, open.head.commit) };
}

/** @param notes what a person should know, each a sentence */
export function proposesAlready(
  open: PullRequest,
  decision: Decision,
  { head, commit, notes = [] }: { readonly head: string; readonly commit: string; readonly notes?: Proposal["notes"] },
): Done {
  const message = `Pull request #${open.number} proposes it already`;
  return { outcome: "unchanged", decision, message, proposal: { ...unchanged(open, head, commit), notes } };
}

export function leaveTo({ pullRequest }: Other, decision: Decision): Done {
  const message = `Pull request #${pullRequest.number} proposes what was built later`;
  return { outcome: "superseded", decision, message };
}

export function planned({ place, found: { open }, decision, around }: Placing, commit: string): Done {
  const { head, base } = around;
  if (open === undefined) {
    const message = `A pull request would be opened from ${head} to ${base.branch}`;
    return { outcome: "planned", decision: place.kind === "put" ? place.decision : decision, message };
  }
  if (place.kind !== "put") return proposesAlready(open, decision, { head, commit });
  const message = `Pull request #${open.number} would be brought up to date`;
  const proposal = { ...unchanged(open, head, open.head.commit), operation: undefined };
  return { outcome: "planned", decision: place.decision, message, proposal };
}

export function unchanged({ number, url }: PullRequest, headBranch: string, headCommit: string): Proposal {
  return { number, url, operation: "unchanged", headBranch, headCommit, superseded: [], merge: undefined, notes: [] };
}
