/** The effects that a run may have on its environment. */
import type { Log } from "@pushpull/core/runner";

/** The effects that a push may have on its environment. */
export interface PushPorts {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path that manifests are relative to. */
  readonly workspace: string;
  /** Absolute path of a folder for files that must not outlive the run. */
  readonly temp: string;
  /** Aborted, with the reason, when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** Timeout in milliseconds from now. */
  readonly timeout: number;
  /** Hides a credential in the job log and in everything that is written. */
  mask(secret: string): void;
  /** Hides a value in everything that is written. */
  hide(secret: string): void;
  /** Redacts hidden values in a text. Everything that is written is also redacted as a whole. */
  redact(text: string): string;
  /** Records what to clean up if the process is killed: a folder's path, a process id. */
  remember(name: "folder" | "build" | "kubectl", value: string): void;
}
