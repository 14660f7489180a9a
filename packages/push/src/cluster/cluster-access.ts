import type { RunProgram } from "@pushpull/core/exec";
import type { Redact } from "@pushpull/core/redaction";
import type { Api } from "./api.ts";

/** The inputs that select the cluster and the credentials for it. */
export interface AccessInputs {
  /** The text of a kubeconfig. Without it and without a server, kubectl finds one by its own rules. */
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly server?: string | undefined;
  readonly serverToken?: string | undefined;
  readonly serverCa?: string | undefined;
  /** Commands that an exec plugin in `kubeconfig` may run, in addition to the known cloud plugins. */
  readonly allowExec: readonly string[];
}

/** How another program than kubectl reaches the same cluster as the same user. */
export interface KubeFlags {
  /** Absolute path of the run's own kubeconfig; undefined where kubectl finds one by its own rules. */
  readonly kubeconfig: string | undefined;
  /** The context; undefined in a pod. */
  readonly context: string | undefined;
}

/** An open connection to a cluster. */
export interface Cluster {
  readonly api: Api;
  /** The user that the API server authenticated, such as `system:serviceaccount:ci:deployer`. */
  readonly identity: string;
  /** The address of the API server, without credentials. */
  readonly server: string;
  /** The kubeconfig's context; undefined in a pod. */
  readonly context: string | undefined;
  readonly kubeFlags: KubeFlags;
  /** Default namespace of objects without one. */
  readonly namespace: string;
  /** `v1.35.4` */
  readonly version: string;
  /** Explains why the cluster no longer answers. Any other error is returned unchanged. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** The effects that connecting to a cluster may use. */
export interface AccessPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private folder of this run, readable by its owner only. It is removed with its contents. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly kubectl: RunProgram;
  mask(secret: string): void;
  /** Hides a value in everything this run writes. */
  hide(secret: string): void;
  readonly redact: Redact;
  warn(message: string): void;
  /** Receives the process id of each long-lived helper process, so that it can be ended after a kill. */
  started(pid: number): void;
}
