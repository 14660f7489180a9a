import type { Redact, RunProgram } from "@pushpull/core";
import type { Api } from "../api/port.ts";

/** How to get into the cluster, as the inputs say it. */
export interface AccessInputs {
  /** The text of a kubeconfig. Without it, and without a server, kubectl's own rules find one. */
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  readonly server?: string | undefined;
  readonly serverToken?: string | undefined;
  readonly serverCa?: string | undefined;
  /** Commands that an exec plugin in `kubeconfig` may run, besides the known cloud ones. */
  readonly allowExec: readonly string[];
}

/** An open way into a cluster. */
export interface Cluster {
  readonly api: Api;
  /** Whom the API server takes us for, such as `system:serviceaccount:ci:deployer`. */
  readonly identity: string;
  /** The address of the API server, without credentials. */
  readonly server: string;
  /** The kubeconfig's context; undefined in a pod. */
  readonly context: string | undefined;
  /** For objects that name none. */
  readonly namespace: string;
  /** `v1.35.4` */
  readonly version: string;
  /** Says in words why the cluster does not answer any more; an error of another kind is given back as it is. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** What getting into a cluster may use of its surroundings. */
export interface AccessPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder of this run's own, readable by its owner only. It is removed with all that is in it. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly kubectl: RunProgram;
  mask(secret: string): void;
  /** Hides a value in all that we write. */
  hide(secret: string): void;
  readonly redact: Redact;
  warn(message: string): void;
  /** Told the process id of each helper that outlives a call, so that it can be ended after a kill. */
  started(pid: number): void;
}
