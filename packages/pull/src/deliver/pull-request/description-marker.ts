import { digest } from "./digest.ts";
import type { ProposedChange } from "./proposed-changes.ts";

/**
 * What marks our part of a pull request's body, in HTML comments that nobody sees and that survive editing. The first one
 * says what we have written, so that the next run can tell it from what a person has made of it: everything in hexadecimal
 * digits, or our own words, so that no value can end the comment.
 */
export interface Marker {
  /** Digest of our part as we wrote it. */
  readonly text: string;
  /** Digest of the title as we wrote it. */
  readonly title: string;
  /** Where it changes something: see `targetOf`. */
  readonly target: string;
  /** What is proposed: digests of the place, and of what it is to be. */
  readonly proposes: readonly { readonly what: string; readonly to: string }[];
  /** What was to be done for it, and has not been yet. */
  readonly todo: readonly Task[];
}

/** In the order in which they are done. */
export const taskNames = ["labels", "reviews", "assignees", "superseded", "merge"] as const;

/** Something to be done with a pull request: done once for what it proposes, and not again when a person undoes it. */
export type Task = (typeof taskNames)[number];

/** Our part of a body, where it is there. */
export interface MarkedPart {
  readonly marker: Marker;
  /** Whether nobody has changed it since we wrote it. */
  readonly isAsWritten: boolean;
  readonly text: string;
  /** What a person has written around it. */
  readonly before: string;
  readonly after: string;
}

const end = "<!-- pushpull end -->";
const digits = 16;

/** @param text with the white space around it */
export function formatPart(text: string, marker: Marker): string {
  const words = [
    `sha256:${marker.text}`,
    `title:${marker.title}`,
    `target:${marker.target}`,
    ...(marker.todo.length === 0 ? [] : [`todo:${marker.todo.join()}`]),
    ...marker.proposes.map(({ what, to }) => `${what}=${to}`),
  ];
  return `<!-- pushpull begin ${words.join(" ")} -->${text}${end}`;
}

/** The first of ours; undefined where none is there, or a person has taken one of its two comments away. */
export function findPart(body: string): MarkedPart | undefined {
  const pattern =
    /<!-- pushpull begin sha256:([0-9a-f]+) title:([0-9a-f]+) target:([0-9a-f]+)(?: todo:([a-z,]+))?((?: [0-9a-f]+=[0-9a-f]+)*) -->/;
  const begin = pattern.exec(body);
  const until = body.indexOf(end, begin?.index);
  if (begin === null || until === -1) return undefined;
  const [whole, written = "", title = "", target = "", tasks = "", proposed = ""] = begin;
  const text = body.slice(begin.index + whole.length, until);
  const proposes = proposed
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ what: word.slice(0, word.indexOf("=")), to: word.slice(word.indexOf("=") + 1) }));
  return {
    marker: {
      text: written,
      title,
      target,
      proposes,
      todo: taskNames.filter((name) => tasks.split(",").includes(name)),
    },
    isAsWritten: digestOf(text) === written,
    text,
    before: body.slice(0, begin.index),
    after: body.slice(until + end.length),
  };
}

/** A body whose marker proposes nothing any more: what we have closed ourselves, nobody has declined. */
export function withoutProposal(body: string): string {
  return withMarker(body, { proposes: [], todo: [] });
}

/** A body whose marker says that this has not been done yet. */
export function withTodo(body: string, todo: readonly Task[]): string {
  return withMarker(body, { todo });
}

function withMarker(body: string, change: Partial<Marker>): string {
  const part = findPart(body);
  if (part === undefined) return body;
  const { before, text, marker, after } = part;
  return `${before}${formatPart(text, { ...marker, ...change })}${after}`;
}

/** Of a text as it is shown: forges change the ends of its lines when a person edits it in their pages. */
export function digestOf(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  return digest(lines.join("\n").trim(), digits);
}

export function proposes(changes: readonly ProposedChange[]): Marker["proposes"] {
  const all = changes.map(({ what, to }) => ({ what: digest(what, 12), to: digest(to, 12) }));
  const byWord = new Map(all.map((each) => [`${each.what}=${each.to}`, each]));
  return [...byWord].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

export function proposesSame(one: Pick<Marker, "proposes">, other: Pick<Marker, "proposes">): boolean {
  return JSON.stringify(one.proposes) === JSON.stringify(other.proposes);
}

/** Takes from a template what would be taken for our markers. */
export function withoutMarkers(text: string): string {
  return text.replaceAll(/<!--(?=\s*pushpull (begin|end)\b)/g, "&lt;!--");
}
