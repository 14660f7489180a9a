export type { ChangeSet } from "./apply/types.ts";
export type { PushPlan } from "./plan/types.ts";
export type { Rollout } from "./rollout/types.ts";
