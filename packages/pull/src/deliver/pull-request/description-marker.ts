import { createHash } from "node:crypto";
import type { ProposedChange } from "./proposed-changes.ts";

/**
 * Marks the managed section of a pull request's body: the part that we write. It is between two invisible HTML comments
 * that survive editing. The first one has digests of what we wrote, by which the next run detects edits by people. It
 * contains only hexadecimal digits and our keywords, so that no value can end the comment.
 */
export interface DescriptionMarker {
  /** Digest of the section as we wrote it. */
  readonly text: string;
  /** Digest of the title as we wrote it. */
  readonly title: string;
  /** Digest of the target: see `targetOf`. */
  readonly target: string;
  /** What is proposed: digests of each subject and its new value. */
  readonly proposes: readonly { readonly subject: string; readonly to: string }[];
  /** The steps that are not done yet. */
  readonly incompleteSteps: readonly PullRequestStep[];
}

/** The steps in their order. */
export const stepNames = ["labels", "reviews", "assignees", "superseded", "merge"] as const;

/**
 * A step after opening or updating a pull request: done once per proposed change, and not repeated if a person undoes
 * it.
 */
export type PullRequestStep = (typeof stepNames)[number];

/** The managed section of a body. */
export interface ManagedSection {
  readonly marker: DescriptionMarker;
  /** Whether it is unchanged since we wrote it. */
  readonly isAsWritten: boolean;
  readonly text: string;
  /** The text around it, written by people. */
  readonly before: string;
  readonly after: string;
}

const end = "<!-- pushpull end -->";

/** @param text includes the white space around it */
export function formatSection(text: string, marker: DescriptionMarker): string {
  const words = [
    `sha256:${marker.text}`,
    `title:${marker.title}`,
    `target:${marker.target}`,
    ...(marker.incompleteSteps.length === 0 ? [] : [`todo:${marker.incompleteSteps.join()}`]),
    ...marker.proposes.map(({ subject, to }) => `${subject}=${to}`),
  ];
  return `<!-- pushpull begin ${words.join(" ")} -->${text}${end}`;
}

/** Finds the first managed section; undefined if there is none, or one of its two comments was removed. */
export function findSection(body: string): ManagedSection | undefined {
  const pattern =
    /<!-- pushpull begin sha256:([0-9a-f]+) title:([0-9a-f]+) target:([0-9a-f]+)(?: todo:([a-z,]+))?((?: [0-9a-f]+=[0-9a-f]+)*) -->/;
  const begin = pattern.exec(body);
  const until = body.indexOf(end, begin?.index);
  if (begin === null || until === -1) return undefined;
  const [whole, written = "", title = "", target = "", todo = "", proposed = ""] = begin;
  const text = body.slice(begin.index + whole.length, until);
  const proposes = proposed
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ subject: word.slice(0, word.indexOf("=")), to: word.slice(word.indexOf("=") + 1) }));
  const incompleteSteps = stepNames.filter((name) => todo.split(",").includes(name));
  return {
    marker: { text: written, title, target, proposes, incompleteSteps },
    isAsWritten: digestOf(text) === written,
    text,
    before: body.slice(0, begin.index),
    after: body.slice(until + end.length),
  };
}

/** Removes the proposal from a body's marker, so that a pull request that we close does not count as declined. */
export function withoutProposal(body: string): string {
  return withMarker(body, { proposes: [], incompleteSteps: [] });
}

/** Sets the incomplete steps in a body's marker. */
export function withIncompleteSteps(body: string, incompleteSteps: readonly PullRequestStep[]): string {
  return withMarker(body, { incompleteSteps });
}

function withMarker(body: string, change: Partial<DescriptionMarker>): string {
  const section = findSection(body);
  if (section === undefined) return body;
  const { before, text, marker, after } = section;
  return `${before}${formatSection(text, { ...marker, ...change })}${after}`;
}

/**
 * Digest of a text without regard to line breaks and trailing spaces, which forges change when a person edits the text.
 */
export function digestOf(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  return shortHash(lines.join("\n").trim(), 16);
}

/** The first hexadecimal digits of a text's SHA-256. */
export function shortHash(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

export function proposalOf(changes: readonly ProposedChange[]): DescriptionMarker["proposes"] {
  const all = changes.map(({ subject, to }) => ({ subject: shortHash(subject, 12), to: shortHash(to, 12) }));
  const byWord = new Map(all.map((each) => [`${each.subject}=${each.to}`, each]));
  return [...byWord].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

export function proposesSame(
  one: Pick<DescriptionMarker, "proposes">,
  other: Pick<DescriptionMarker, "proposes">,
): boolean {
  return JSON.stringify(one.proposes) === JSON.stringify(other.proposes);
}

/** Escapes text from a template that looks like our markers. */
export function withoutMarkers(text: string): string {
  return text.replaceAll(/<!--(?=\s*pushpull (begin|end)\b)/g, "&lt;!--");
}
