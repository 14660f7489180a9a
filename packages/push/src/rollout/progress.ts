import { formatRef, type ObjectRef } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { firstFew, formatDuration } from "@pushpull/core/text";
import type { Readiness } from "../readiness/readiness.ts";
import type { ObjectRollout } from "./rollout.ts";

/** Maximum number of objects named in a line; the others are counted. */
const maxNames = 3;

/** Maximum number of characters of a message in a line. */
const maxMessage = 90;

/** Milliseconds without a change after which the line shows their duration. */
const unchangedShownFrom = 10_000;

/** The progress of a rollout. */
export interface Progress {
  /** `7 of 9 ready · Deployment/web 2/3 updated · Job/seed waiting to start` */
  readonly text: string;
  /** The same with times: `7 of 9 ready · Deployment/web 2/3 updated (for 40s) · Job/seed waiting to start` */
  readonly timed: string;
}

/**
 * Names the objects that are not ready, failures first.
 * @param redact removes secrets from a message before it is truncated, since it would not find half a secret
 */
export function progressOf(objects: readonly ObjectRollout[], redact: (text: string) => string): Progress {
  const waiting = objects.filter(({ readiness }) => readiness.state !== "ready" || readiness.unproven !== undefined);
  const style = refStyle(objects.map(({ ref }) => ref));
  const urgent = waiting.toSorted((a, b) => urgency(b.readiness) - urgency(a.readiness));
  const describe = ({ ref, readiness }: ObjectRollout) =>
    `${formatRef(ref, style)} ${shorten(redact(readiness.message ?? ""))}`;
  const time = ({ unchangedFor }: ObjectRollout) =>
    unchangedFor < unchangedShownFrom ? "" : ` (for ${formatDuration(unchangedFor)})`;
  const head = `${objects.length - waiting.length} of ${objects.length} ready`;
  return {
    text: [head, ...firstFew(urgent, maxNames, describe)].join(" · "),
    timed: [head, ...firstFew(urgent, maxNames, (each) => describe(each) + time(each))].join(" · "),
  };
}

function urgency({ state }: Readiness): number {
  return ["ready", "progressing", "failing", "failed"].indexOf(state);
}

function shorten(message: string): string {
  const short = message.replace(/\b(\d+) of (\d+)( replicas| pods)?\b/g, "$1/$2");
  return short.length > maxMessage ? `${short.slice(0, maxMessage - 1)}…` : short;
}

/** Minimum and maximum number of milliseconds between two lines. */
const minPause = 5_000;
const maxPause = 30_000;

/** The last printed line. */
export interface Printed {
  /** Without durations, which change all the time. */
  readonly text: string;
  /** When it was printed, in milliseconds of the clock of `now`. */
  readonly at: number;
}

/**
 * The line to print now, or how many milliseconds to wait before the next one unless something changes.
 * @param begun when the wait began, in milliseconds of the clock of `now`
 */
export function nextLine(
  { text, timed }: Progress,
  printed: Printed | undefined,
  begun: number,
  now: number,
): { readonly print: string } | { readonly wait: number } {
  if (printed === undefined) return { print: timed };
  const changed = text !== printed.text;
  const due = printed.at + (changed ? minPause : maxPause);
  if (now < due) return { wait: due - now };
  return { print: changed ? timed : `still waiting after ${formatDuration(now - begun)} · ${timed}` };
}

/** Prints the progress of a rollout at the pace of {@link nextLine}. */
export interface ProgressPrinter {
  /** Prints a line if one is due; called after every change. */
  changed(): void;
  /** Stops printing, with a last line if everything is ready. May be called again. */
  close(ready: boolean): void;
}

/** Starts printing. @param current returns the progress at the time of the call */
export function printProgress(log: Pick<Log, "info">, current: () => Progress, now: () => number): ProgressPrinter {
  const begun = now();
  let printed: Printed | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const print = () => {
    clearTimeout(timer);
    if (closed) return;
    const progress = current();
    let next = nextLine(progress, printed, begun, now());
    if ("print" in next) {
      log.info(next.print);
      printed = { text: progress.text, at: now() };
      next = nextLine(progress, printed, begun, printed.at);
    }
    if ("wait" in next) timer = setTimeout(print, next.wait);
  };
  print();
  return {
    changed: print,
    close(ready) {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      if (ready) log.info(`${current().text} after ${formatDuration(now() - begun)}`);
    },
  };
}

/** Shows namespaces only if there is more than one. */
export function refStyle(refs: readonly ObjectRef[]): "full" | "short" {
  return new Set(refs.flatMap(({ namespace }) => namespace ?? [])).size > 1 ? "full" : "short";
}
