export { IncompleteProposal, UnconfirmedCommit } from "./deliver/incomplete-delivery.ts";
export type { Person, ProposalInputs, PullInputs, Signing } from "./deliver/pull-inputs.ts";
export type { Proposal, PullResult } from "./deliver/pull-result.ts";
export type { Credentials, RepositoryAddress } from "./git/types.ts";
export type { Edit, PathStep, SetLine, Untouched } from "./locate/types.ts";
export type { SourceCommit } from "./order/source-commit.ts";
export { type PullPorts, pull } from "./pull.ts";
export { parseSet } from "./set/parse-set.ts";
