export { writeFieldPath } from "./apply/fields.ts";
export { type Applied, type Change, type ChangeSet, isApplied } from "./apply/types.ts";
export type { AccessInputs } from "./cluster/cluster.ts";
export type { ContainerLog, FailedContainer, Failure, ToldEvent } from "./diagnose/failure.ts";
export { push } from "./push.ts";
export { parseAllowRemote } from "./render/remote/allow-remote.ts";
export { type Timeline, timelineOf } from "./rollout/timeline.ts";
export type { ObjectRollout, Rollout, Verdict } from "./rollout/types.ts";
export type { PushInputs, PushPorts, PushResult } from "./types.ts";
