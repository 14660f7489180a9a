import type { ImageOverride, InputLine } from "@pushpull/core/images";
import type { ChangeSet } from "./apply/object-changes.ts";
import type { AccessInputs, Cluster } from "./cluster/cluster-access.ts";
import type { Failure } from "./diagnose/failure.ts";
import type { ChartInputs } from "./helm/chart-inputs.ts";
import type { ReleaseResult } from "./helm/release/release-record.ts";
import type { AllowRemote } from "./manifests/remote/allow-remote.ts";
import type { Rollout } from "./rollout/rollout.ts";

/** The inputs of a push. */
export interface PushInputs {
  /** May be empty where there is a chart. */
  readonly manifests: readonly InputLine[];
  readonly chart: ChartInputs | undefined;
  readonly images: readonly ImageOverride[];
  /** The namespace of objects whose manifest has none; undefined uses the context's. */
  readonly namespace: string | undefined;
  readonly createNamespace: boolean;
  readonly access: AccessInputs;
  /** Which remote bases of a kustomization may be fetched. */
  readonly allowRemote: AllowRemote;
  readonly dryRun: boolean;
  readonly forceConflicts: boolean;
  /** Whether a release takes over objects that exist outside of it. */
  readonly adopt: boolean;
  /** Whether an image that `images` does not name may change from a version to a moving tag or to none. */
  readonly allowDowngrade: boolean;
  readonly wait: boolean;
  /** Milliseconds that a hard failure must last before it ends the wait; undefined waits until the deadline. */
  readonly failFast: number | undefined;
  /** The number of a workload's pods that may fail for a moment while the others start. */
  readonly errorBudget: (pods: number) => number;
}

/** The result of a push. */
export interface PushResult {
  readonly cluster: Pick<Cluster, "server" | "context" | "identity" | "version">;
  readonly namespace: string;
  readonly dryRun: boolean;
  readonly changes: ChangeSet;
  /** In the order of the waits; empty if the run waited for nothing. */
  readonly rollouts: readonly Rollout[];
  /** Why objects are not ready; empty when the run was stopped. */
  readonly failures: readonly Failure[];
  /** The release that Helm keeps; undefined without a chart, and where the chart is rendered only. */
  readonly release?: ReleaseResult | undefined;
}
