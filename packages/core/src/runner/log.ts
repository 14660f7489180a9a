import type { Location } from "../errors/location.ts";

/**
 * The log of a run. Implementations sanitize messages: workflow commands and control characters have no effect (see
 * `sanitize.ts`), so callers pass foreign text unchanged.
 */
export interface Log {
  info(line: string): void;
  /** Shown only when the runner's debug logging is on. */
  debug(line: string): void;
  /** A problem that does not stop the run. Shown as an annotation, up to GitHub's limit. */
  warning(message: string, location?: Location): void;
  /** A fault. Shown as an annotation on the file and line. */
  error(message: string, location?: Location): void;
  /** Runs `body` with its log lines folded under `title`. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}
