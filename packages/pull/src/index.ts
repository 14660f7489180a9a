export { OnItsWay } from "./deliver/incomplete-delivery.ts";
export type {
  Credentials,
  Person,
  PullInputs,
  PullPorts,
  PullResult,
  RepositoryAddress,
  Signing,
  Source,
} from "./deliver/pull-inputs.ts";
export { HalfDone } from "./deliver/pull-request/half-done.ts";
export type { Proposal, ProposalInputs } from "./deliver/pull-request/types.ts";
export type { Edit, PathStep, SetLine, Untouched } from "./locate/types.ts";
export { pull } from "./pull.ts";
export { parseSet } from "./set/parse.ts";
