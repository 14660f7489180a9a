/** Why the first process of a container cannot be started. */
export interface StartFailure {
  readonly kind: "not-found" | "not-executable" | "wrong-architecture";
  /** The file that could not be run, where the message contains it. */
  readonly file: string | undefined;
}

/** In the messages of runc and crun. The first match counts. */
const startFailures: readonly { readonly pattern: RegExp; readonly kind: StartFailure["kind"] }[] = [
  { pattern: /executable file .{0,300}not found|no such file or directory/, kind: "not-found" },
  { pattern: /permission denied/, kind: "not-executable" },
  { pattern: /exec format error/i, kind: "wrong-architecture" },
];

/** Recognizes why a container cannot be started; undefined for an unknown message. */
export function readStartFailure(message: string): StartFailure | undefined {
  const row = startFailures.find(({ pattern }) => pattern.test(message));
  return row && { kind: row.kind, file: fileToRun(message) };
}

function fileToRun(message: string): string | undefined {
  return /exec: "([^"]+)"|executable file [`']([^`']+)['`]|exec (\/\S+?):/.exec(message)?.slice(1).find(Boolean);
}

/** Failures that recover on their own, or after the node has reacted to them. */
const transient = /deadline exceeded|timed? ?out|no space left|temporarily unavailable|device or resource busy/i;

export function isTransientStartFailure(message: string): boolean {
  return transient.test(message);
}
