import { formatRef, type ObjectRef } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { formatDuration } from "@pushpull/core/text";
import type { Readiness } from "../readiness/readiness.ts";
import type { ObjectRollout } from "./rollout.ts";

/** So many objects are named in a line; the others are counted. */
const mostNames = 3;

/** Characters of a message in a line: a controller's own words can be a page. */
const longestMessage = 90;

/** From so many milliseconds on it is said for how long an object has stood as it stands. */
const longestUntold = 10_000;

/** How far a rollout is. */
export interface Progress {
  /** `7 of 9 ready · Deployment/web 2/3 updated · Job/seed waiting to start` */
  readonly text: string;
  /** The same with times: `7 of 9 ready · Deployment/web 2/3 updated (for 40s) · Job/seed waiting to start` */
  readonly timed: string;
}

/**
 * Names what is not ready, what fails first.
 * @param redact takes secrets out of what is said, before it is cut: half of one would not be known for one
 */
export function progressOf(objects: readonly ObjectRollout[], redact: (text: string) => string): Progress {
  const waiting = objects.filter(({ readiness }) => readiness.state !== "ready" || readiness.unproven !== undefined);
  const style = refStyle(objects.map(({ ref }) => ref));
  const named = waiting
    .toSorted((a, b) => urgency(b.readiness) - urgency(a.readiness))
    .slice(0, mostNames)
    .map(({ ref, readiness, unchangedFor }) => ({
      text: `${formatRef(ref, style)} ${shorten(redact(readiness.message ?? ""))}`,
      time: unchangedFor < longestUntold ? "" : ` (for ${formatDuration(unchangedFor)})`,
    }));
  const more = waiting.length > mostNames ? [`and ${waiting.length - mostNames} more`] : [];
  const head = `${objects.length - waiting.length} of ${objects.length} ready`;
  return {
    text: [head, ...named.map(({ text }) => text), ...more].join(" · "),
    timed: [head, ...named.map(({ text, time }) => text + time), ...more].join(" · "),
  };
}

function urgency({ state }: Readiness): number {
  return ["ready", "progressing", "failing", "failed"].indexOf(state);
}

function shorten(message: string): string {
  const short = message.replace(/\b(\d+) of (\d+)( replicas| pods)?\b/g, "$1/$2");
  return short.length > longestMessage ? `${short.slice(0, longestMessage - 1)}…` : short;
}

/** Milliseconds between two lines, at the least and at the most. */
const quietFor = 5_000;
const aliveEvery = 30_000;

/** What was printed last, and when. */
export interface Printed {
  /** Without times: they pass, and nothing has changed. */
  readonly text: string;
  /** In milliseconds, as `now` counts them. */
  readonly at: number;
}

/**
 * What to print now, or for how many milliseconds there is nothing to print unless something changes.
 * @param begun when the waiting began, in milliseconds, as `now`
 */
export function nextLine(
  { text, timed }: Progress,
  printed: Printed | undefined,
  begun: number,
  now: number,
): { readonly print: string } | { readonly wait: number } {
  if (printed === undefined) return { print: timed };
  const changed = text !== printed.text;
  const due = printed.at + (changed ? quietFor : aliveEvery);
  if (now < due) return { wait: due - now };
  return { print: changed ? timed : `still waiting after ${formatDuration(now - begun)} · ${timed}` };
}

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

/** Namespaces are named only where there is more than one. */
export function refStyle(refs: readonly ObjectRef[]): "full" | "short" {
  return new Set(refs.flatMap(({ namespace }) => namespace ?? [])).size > 1 ? "full" : "short";
}
