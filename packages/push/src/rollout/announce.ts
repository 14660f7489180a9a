import type { Log } from "@pushpull/core/runner";
import { formatDuration } from "@pushpull/core/text";
import { nextLine, type Printed, type Progress } from "./progress.ts";

/** Prints how far things are, in the rhythm of {@link nextLine}. */
export interface Announcer {
  /** To be called after every change. */
  changed(): void;
  /** Ends all printing, with a last line when everything is ready. May be called again. */
  close(ready: boolean): void;
}

/** @param current says what is so at that moment */
export function announce(log: Pick<Log, "info">, current: () => Progress, now: () => number): Announcer {
  const begun = now();
  let printed: Printed | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const look = () => {
    clearTimeout(timer);
    if (closed) return;
    const progress = current();
    let next = nextLine(progress, printed, begun, now());
    if ("print" in next) {
      log.info(next.print);
      printed = { text: progress.text, at: now() };
      next = nextLine(progress, printed, begun, printed.at);
    }
    if ("wait" in next) timer = setTimeout(look, next.wait);
  };
  look();
  return {
    changed: look,
    close(ready) {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      if (ready) log.info(`${current().text} after ${formatDuration(now() - begun)}`);
    },
  };
}
