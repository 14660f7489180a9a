/** A fault of the lab that the person who runs it can mend: the message says what, the hint says how. */
export interface LabError extends Error {
  readonly name: "LabError";
  readonly hint: string;
}

export function labError(message: string, hint: string, cause?: unknown): LabError {
  const error = new Error(message, cause === undefined ? {} : { cause });
  return Object.assign(error, { name: "LabError" as const, hint });
}

export function isLabError(error: unknown): error is LabError {
  return error instanceof Error && error.name === "LabError";
}

/** What to print for an error at the end of a program: no stack where the reader can mend the fault. */
export function explain(error: unknown): string {
  if (isLabError(error)) return `${error.message}\n${error.hint}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
