import type { Location } from "../errors/location.ts";

/**
 * Where a run speaks to people. Implementations sanitize what they are given: workflow commands and control
 * characters in a message have no effect (see `sanitize.ts`), so callers pass texts of others as they are.
 */
export interface Log {
  info(line: string): void;
  /** Shown only when the runner's debug logging is on. */
  debug(line: string): void;
  /** Something to look at that stops nothing. Shown as an annotation, as far as GitHub shows them. */
  warning(message: string, location?: Location): void;
  /** A fault. Shown as an annotation on the file and line. */
  error(message: string, location?: Location): void;
  /** Runs `body` with its lines folded under `title`. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}
