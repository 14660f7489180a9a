export type { Edit, PathStep, SetLine, Untouched } from "./locate/types.ts";
export { OnItsWay } from "./on-its-way.ts";
export { HalfDone } from "./propose/half-done.ts";
export type { Proposal, ProposalInputs } from "./propose/types.ts";
export { pull } from "./pull.ts";
export { parseSet } from "./set/parse.ts";
export type {
  Credentials,
  Person,
  PullInputs,
  PullPorts,
  PullResult,
  RepositoryAddress,
  Signing,
  Source,
} from "./types.ts";
