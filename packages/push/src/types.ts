import type { ImageOverride, InputLine } from "@pushpull/core/images";
import type { Log } from "@pushpull/core/runner";
import type { ChangeSet } from "./apply/types.ts";
import type { AccessInputs, Cluster } from "./cluster/cluster-access.ts";
import type { Failure } from "./diagnose/failure.ts";
import type { AllowRemote } from "./render/remote/allow-remote.ts";
import type { Rollout } from "./rollout/rollout.ts";

/** What a push is asked to do. */
export interface PushInputs {
  readonly manifests: readonly InputLine[];
  readonly images: readonly ImageOverride[];
  /** For namespaced objects that name none; undefined takes the context's. */
  readonly namespace: string | undefined;
  readonly createNamespace: boolean;
  readonly access: AccessInputs;
  /** Which remote bases of a kustomization may be fetched. */
  readonly allowRemote: AllowRemote;
  readonly dryRun: boolean;
  readonly forceConflicts: boolean;
  /** Whether an image that `images` does not name may go from a version to a moving tag or to none. */
  readonly allowDowngrade: boolean;
  readonly wait: boolean;
  /** Milliseconds that a hard failure has to stand before it ends the wait; undefined where only the deadline does. */
  readonly failFast: number | undefined;
  /** How many of so many pods of one workload may fail for a moment while the others come up. */
  readonly errorBudget: (pods: number) => number;
}

/** What a push may use of its surroundings. */
export interface PushPorts {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path that manifests are relative to. */
  readonly workspace: string;
  /** Absolute path of a folder for files that must not outlive the run. */
  readonly temp: string;
  /** Aborted, with the reason, when somebody cancels the run. */
  readonly cancelled: AbortSignal;
  /** How long it may take, in milliseconds from now. */
  readonly timeout: number;
  /** Hides a credential in the job's log, and in all that we write. */
  mask(secret: string): void;
  /** Hides a value in all that we write. */
  hide(secret: string): void;
  /** Takes out of a text what is hidden. All that we write goes through it by itself, whole. */
  redact(text: string): string;
  /** Notes what has to be cleared away should this process be killed: a folder's path, a process id. */
  remember(name: "folder" | "build" | "kubectl", value: string): void;
}

/** What a push did. */
export interface PushResult {
  readonly cluster: Pick<Cluster, "server" | "context" | "identity" | "version">;
  readonly namespace: string;
  readonly dryRun: boolean;
  readonly changes: ChangeSet;
  /** In the order in which they were waited for; none when nothing was. */
  readonly rollouts: readonly Rollout[];
  /** Why what is not ready is not; none where the run was stopped. */
  readonly failures: readonly Failure[];
}
