import type { Location } from "./location.ts";

/** Kinds of faults: stable identifiers for `jq` and tests, `code` in the report file. */
export type ErrorCode =
  | "input" // an input of the action is missing, malformed, or contradicts another
  | "manifest" // a manifest cannot be read, or is not a Kubernetes object
  | "ambiguous" // several matches, and none is selected
  | "edit" // a value in a file cannot be changed exactly
  | "image" // an image is unused, or its reference is invalid
  | "kustomize" // `kubectl kustomize` refused a folder
  | "chart" // a Helm chart that cannot be fetched or rendered, or does not fit what is asked of it
  | "helm" // Helm is missing, too old or failed, or a release cannot be changed now
  | "kubectl" // kubectl is missing or does not start
  | "git" // Git is missing or failed
  | "kubeconfig" // the kubeconfig is missing, broken or not allowed
  | "repository" // the repository or branch does not exist, or cannot be used
  | "access" // the cluster can be reached, but not used
  | "unreachable" // the server cannot be reached or trusted
  | "unauthorized" // the server does not accept the credentials
  | "forbidden" // the identity lacks a right
  | "unknown-kind" // the API server does not serve this kind or version
  | "refused" // the server refuses the object, or the commit
  | "conflict" // another field manager owns a field
  | "not-ready" // applied, but not ready in time
  | "failed" // applied, and cannot become ready
  | "timeout" // the deadline passed before everything was applied
  | "stopped" // the run was cancelled
  | "runner" // the runner's disk, folders or files cannot be used
  | "bug"; // a bug of ours: the user cannot fix it

export interface UserErrorOptions {
  readonly code: ErrorCode;
  /** What to do about it, in one or two sentences. */
  readonly hint?: string | undefined;
  /** Where the cause is in the user's files. */
  readonly location?: Location | undefined;
  readonly cause?: unknown;
}

/** A fault that the user can fix. It is shown without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: Location | undefined;

  /** @param message what happened, as a sentence without a full stop at its end */
  constructor(message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.location = options.location;
  }
}

/** Several faults found together, so that they can be fixed together. */
export class Faults extends Error {
  override readonly name = "Faults";
  readonly faults: readonly UserError[];

  constructor(faults: readonly UserError[]) {
    super(faults.map((fault) => fault.message).join("\n"));
    this.faults = faults;
  }
}

/**
 * Throws the fault if there is one, or several as {@link Faults}: first those without a location, then sorted by file
 * and line.
 */
export function throwFaults(faults: readonly UserError[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw faults.length === 1 ? first : new Faults(faults.toSorted(byLocation));
}

function byLocation({ location: a }: UserError, { location: b }: UserError): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.file.localeCompare(b.file, "en") || a.line - b.line;
}

/** The user's faults in an error, or undefined when the error is a bug of ours. */
export function userFaults(error: unknown): readonly UserError[] | undefined {
  if (error instanceof UserError) return [error];
  if (error instanceof Faults) return error.faults;
  return undefined;
}
