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

const deletePolicies = ["before-hook-creation", "hook-succeeded", "hook-failed"] as const;

/** `helm.sh/hook-delete-policy` */
export type HookDeletePolicy = (typeof deletePolicies)[number];

/** An object that Helm creates at an event of the release, and not as a part of it. */
export interface ChartHook {
  readonly manifest: Manifest;
  readonly events: readonly HookEvent[];
  /** `helm.sh/hook-weight`: hooks of one event run one after another, the lowest first. */
  readonly weight: number;
  readonly deletePolicies: readonly HookDeletePolicy[];
}

/** Whether an object is a hook, also one that Helm skips because it does not know the event. */
export function isHook({ object }: Manifest): boolean {
  return object.metadata.annotations?.["helm.sh/hook"] !== undefined;
}

/** Reads a hook's annotations as Helm does (`pkg/release/v1/util/manifest_sorter.go`). */
export function toHook(manifest: Manifest): ChartHook {
  const { annotations = {} } = manifest.object.metadata;
  const words = (name: string) =>
    String(annotations[`helm.sh/${name}`] ?? "")
      .toLowerCase()
      .split(",")
      .map((word) => word.trim());
  // `test-success` is Helm 2's name.
  const events = words("hook").map((word) => (word === "test-success" ? "test" : word));
  const policies = words("hook-delete-policy");
  const named = deletePolicies.filter((policy) => policies.includes(policy));
  const weight = String(annotations["helm.sh/hook-weight"] ?? "");
  return {
    manifest,
    events: hookEvents.filter((event) => events.includes(event)),
    weight: /^[+-]?\d{1,9}$/.test(weight) ? Number(weight) : 0,
    deletePolicies: named.length === 0 ? ["before-hook-creation"] : named,
  };
}
