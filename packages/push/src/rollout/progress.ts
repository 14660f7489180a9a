import { formatDuration, formatRef } from "@pushpull/core";
import type { ObjectRollout, Verdict } from "./types.ts";

/** So many objects are named in a line; the others are counted. */
const mostNames = 3;

/** Characters of a message in a line: a controller's own words can be a page. */
const longestMessage = 90;

/** `7 of 9 ready · Deployment/web 2/3 updated · Job/seed waiting to start`, what fails first. */
export function progressText(objects: readonly ObjectRollout[]): string {
  const waiting = objects.filter(({ verdict }) => verdict.state !== "ready");
  const style = new Set(objects.flatMap(({ ref }) => ref.namespace ?? [])).size > 1 ? "full" : "short";
  const named = waiting
    .toSorted((a, b) => urgency(b.verdict) - urgency(a.verdict))
    .slice(0, mostNames)
    .map(({ ref, verdict }) => `${formatRef(ref, style)} ${shorten(verdict.message ?? "")}`);
  const more = waiting.length > mostNames ? [`and ${waiting.length - mostNames} more`] : [];
  return [`${objects.length - waiting.length} of ${objects.length} ready`, ...named, ...more].join(" · ");
}

function urgency({ state }: Verdict): number {
  return ["ready", "progressing", "failing", "failed"].indexOf(state);
}

function shorten(message: string): string {
  const short = message.replace(/\b(\d+) of (\d+)( replicas| pods)?\b/g, "$1/$2");
  return short.length > longestMessage ? `${short.slice(0, longestMessage - 1)}…` : short;
}

/** Milliseconds between two lines, at the least and at the most. */
const quietFor = 5_000;
const aliveEvery = 30_000;

/** The line that was printed last, and when. */
export interface Printed {
  readonly text: string;
  /** In milliseconds, as `now` counts them. */
  readonly at: number;
}

/**
 * What to print now, or for how many milliseconds there is nothing to print unless something changes.
 * @param begun when the waiting began, in milliseconds, as `now`
 */
export function nextLine(
  text: string,
  printed: Printed | undefined,
  begun: number,
  now: number,
): { readonly print: string } | { readonly wait: number } {
  if (printed === undefined) return { print: text };
  const changed = text !== printed.text;
  const due = printed.at + (changed ? quietFor : aliveEvery);
  if (now < due) return { wait: due - now };
  return { print: changed ? text : `still waiting after ${formatDuration(now - begun)} · ${text}` };
}
