import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import type { Document } from "yaml";
import { follower } from "./follow.ts";
import { formatPath } from "./path.ts";
import type { Place } from "./place.ts";
import { isJson, type Source } from "./source.ts";
import type { Change, NodePath } from "./types.ts";

/** A change, as far as its way has been gone. */
export interface Task {
  readonly change: Change;
  /** Which document of the source that is looked at. */
  readonly document: number;
  /** From there. */
  readonly steps: NodePath["steps"];
}

/** A task, and where its first steps lead. */
export interface Placed {
  readonly task: Task;
  readonly place: Place;
  readonly offset: number;
}

/** @throws UserError where a way leads to nothing */
export function placesOf(source: Source, documents: readonly Document[], tasks: readonly Task[]): readonly Placed[] {
  const json = isJson(source);
  const pages = documents.map((document) => ({
    page: { text: source.text, document, json },
    follow: follower(document),
  }));
  return tasks.map((task) => {
    const found = pages[task.document];
    const way = found?.follow(task.steps[0]);
    const offset = way?.offset ?? 0;
    if (found === undefined || way?.slot === undefined) throw refusal(source, { task, offset }, "nothing stands there");
    const { parent } = way.slot;
    if (parent !== undefined && parent.srcToken === undefined) {
      throw refusal(source, { task, offset }, "it stands in a pair that has no brackets of its own");
    }
    return { task, place: { ...way.slot, page: found.page }, offset };
  });
}

/**
 * What is to be done at the same place, each wish once: aliases lead there on several ways. Later places come first: what
 * ends where what is around it ends has to grow before that.
 */
export function groupsOf(places: readonly Placed[]): readonly (readonly [Placed, ...Placed[]])[] {
  const groups: [Placed, ...Placed[]][] = [];
  for (const placed of places.toSorted((a, b) => beginOf(b.place) - beginOf(a.place))) {
    const group = groups.find(([{ place }]) => isSamePlace(place, placed.place));
    if (group === undefined) groups.push([placed]);
    else if (!group.some(({ task }) => isSameTask(task, placed.task))) group.push(placed);
  }
  return groups;
}

function beginOf({ node }: Place): number {
  return node?.range?.[0] ?? 0;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.page === b.page && a.parent === b.parent && a.index === b.index;
}

function isSameTask(a: Task, b: Task): boolean {
  return isDeepStrictEqual({ ...a.change, at: a.steps.slice(1) }, { ...b.change, at: b.steps.slice(1) });
}

/** @param reason why, as the end of a sentence */
export function refusal(source: Source, { task, offset }: Pick<Placed, "task" | "offset">, reason: string): UserError {
  return new UserError(`${formatPath(task.change.at.steps)} cannot be changed exactly: ${reason}`, {
    code: "edit",
    hint: "Nothing is written. Change this place by hand, or write it in a plainer way.",
    location: source.at(offset),
  });
}
