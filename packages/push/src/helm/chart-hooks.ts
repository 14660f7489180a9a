import type { Manifest } from "../manifests/manifest.ts";

/** The events of a release at which Helm runs a hook (`helm.sh/hook`). */
export const hookEvents = [
  "pre-install",
  "post-install",
  "pre-delete",
  "post-delete",
  "pre-upgrade",
  "post-upgrade",
  "pre-rollback",
  "post-rollback",
  "test",
] as const;

export type HookEvent = (typeof hookEvents)[number];

/** `helm.sh/hook-delete-policy` */
export type HookDeletePolicy = "before-hook-creation" | "hook-succeeded" | "hook-failed";

/** An object that Helm creates at an event of the release, and not as a part of it. */
export interface ChartHook {
  readonly manifest: Manifest;
  readonly events: readonly HookEvent[];
  /** `helm.sh/hook-weight`: hooks of one event run one after another, the lowest first. */
  readonly weight: number;
  readonly deletePolicies: readonly HookDeletePolicy[];
}
