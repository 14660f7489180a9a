import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { type Document, isScalar } from "yaml";
import { addEntries, appendItems, removeEntry } from "./collection-edits.ts";
import { innerText } from "./inner-text.ts";
import { createPathLookup, type NodeLocation } from "./path-lookup.ts";
import { type ExpectedChange, findUnexpectedDifference } from "./prove-edit.ts";
import { applyReplacements, findOverlap, sortReplacements, type TextReplacement } from "./replace-text.ts";
import { renameEntry, setScalar } from "./scalar-edits.ts";
import { compose, isJson, readValues, type SourceText, tokensOf } from "./source-text.ts";
import { formatPath, type NodePath, type YamlChange } from "./yaml-change.ts";

/** A wish, and what to replace for it. */
interface Planned extends ExpectedChange {
  readonly replacements: readonly TextReplacement[];
}

/**
 * What to replace in a text, in its order, so that the tasks are done; proved.
 * @throws UserError where that cannot be done
 */
export function planReplacements(source: SourceText, tasks: readonly EditTask[]): readonly TextReplacement[] {
  const tokens = tokensOf(source);
  const documents = compose(source, tokens, "yaml-1.1");
  readValues(source, documents);
  const places = locateTasks(source, documents, tasks);
  const planned = groupByLocation(places).flatMap((group) => planGroup(source, group));
  const ordered = sortReplacements(planned.flatMap(({ replacements }) => replacements));
  const [first] = places;
  if (first === undefined || ordered.length === 0) return [];
  const reason =
    findOverlap(ordered) === undefined
      ? findUnexpectedDifference(source, tokens, documents, planned, ordered)
      : "two changes meet there";
  if (reason !== undefined) throw inexactEdit(source, first, reason);
  return ordered;
}

/** Plans what is to be done at one place. */
function planGroup(source: SourceText, group: readonly [LocatedTask, ...LocatedTask[]]): readonly Planned[] {
  const [first] = group;
  const inner = group.flatMap(({ task }) => innerTask(task));
  if (inner.length === group.length) return [planInner(source, first, inner)];
  const changes = group.map(({ task: { change } }) => change);
  const replacements = inner.length > 0 ? contradicting : planChanges(first.place, changes);
  if (typeof replacements === "string") throw inexactEdit(source, first, replacements);
  return group.map(({ place, task: { change, document } }, index) => ({
    document,
    slot: place,
    change,
    // What several changes of one place take is taken once.
    replacements: index === 0 ? replacements : [],
  }));
}

const contradicting = "two changes contradict each other";

function planChanges(place: NodeLocation, changes: readonly YamlChange[]): readonly TextReplacement[] | string {
  const adds = changes.filter((change) => change.kind === "add");
  const appends = changes.filter((change) => change.kind === "append");
  if (adds.length === changes.length) return addEntries(place, adds);
  if (appends.length === changes.length)
    return appendItems(
      place,
      appends.map(({ item }) => item),
    );
  const [change, another] = changes;
  if (another !== undefined) return contradicting;
  switch (change?.kind) {
    case "set":
      return setScalar(place, change.value);
    case "rename":
      return renameEntry(place, change.key, change.value);
    case "remove":
      return removeEntry(place);
    default:
      return contradicting;
  }
}

/** A task, from the root of the text that its way leads into; none where it leads into none. */
function innerTask({ change, steps: [, next, ...rest] }: EditTask): readonly EditTask[] {
  return next === undefined ? [] : [{ change, document: 0, steps: [next, ...rest] }];
}

/** Plans the changes in the text of a scalar: the scalar is to say what they make of it. */
function planInner(source: SourceText, placed: LocatedTask, tasks: readonly EditTask[]): Planned {
  const { place, task, offset } = placed;
  const inner = isScalar(place.node) ? innerText(source.text, place.node) : undefined;
  if (inner === undefined) throw inexactEdit(source, placed, "its text is not written line by line as it is read");
  const at = (innerOffset: number) => source.at(inner.toOuter(innerOffset) ?? offset);
  const edits = planReplacements({ text: inner.text, file: source.file, at }, tasks);
  const replacements = edits.map((edit) => {
    const [begin, end, text] = [inner.toOuter(edit.begin), inner.toOuter(edit.end), inner.write(edit.text)];
    if (begin !== undefined && end !== undefined && text !== undefined) return { begin, end, text };
    throw inexactEdit(source, placed, "its text cannot hold the change where it is written");
  });
  const steps: NodePath["steps"] = [task.steps[0]];
  const change: YamlChange = {
    kind: "set",
    at: { document: task.document, steps },
    value: applyReplacements(inner.text, edits),
  };
  return { document: task.document, slot: place, change, replacements };
}

/** A change, as far as its way has been gone. */
export interface EditTask {
  readonly change: YamlChange;
  /** Which document of the source that is looked at. */
  readonly document: number;
  /** From there. */
  readonly steps: NodePath["steps"];
}

/** A task, and where its first steps lead. */
export interface LocatedTask {
  readonly task: EditTask;
  readonly place: NodeLocation;
  readonly offset: number;
}

/** @throws UserError where a way leads to nothing */
export function locateTasks(
  source: SourceText,
  documents: readonly Document[],
  tasks: readonly EditTask[],
): readonly LocatedTask[] {
  const json = isJson(source);
  const pages = documents.map((document) => ({
    page: { text: source.text, document, json },
    follow: createPathLookup(document),
  }));
  return tasks.map((task) => {
    const found = pages[task.document];
    const way = found?.follow(task.steps[0]);
    const offset = way?.offset ?? 0;
    if (found === undefined || way?.slot === undefined)
      throw inexactEdit(source, { task, offset }, "nothing stands there");
    const { parent } = way.slot;
    if (parent !== undefined && parent.srcToken === undefined) {
      throw inexactEdit(source, { task, offset }, "it stands in a pair that has no brackets of its own");
    }
    return { task, place: { ...way.slot, page: found.page }, offset };
  });
}

/**
 * What is to be done at the same place, each wish once: aliases lead there on several ways. Later places come first: what
 * ends where what is around it ends has to grow before that.
 */
export function groupByLocation(places: readonly LocatedTask[]): readonly (readonly [LocatedTask, ...LocatedTask[]])[] {
  const groups: [LocatedTask, ...LocatedTask[]][] = [];
  for (const placed of places.toSorted((a, b) => beginOf(b.place) - beginOf(a.place))) {
    const group = groups.find(([{ place }]) => isSamePlace(place, placed.place));
    if (group === undefined) groups.push([placed]);
    else if (!group.some(({ task }) => isSameTask(task, placed.task))) group.push(placed);
  }
  return groups;
}

function beginOf({ node }: NodeLocation): number {
  return node?.range?.[0] ?? 0;
}

function isSamePlace(a: NodeLocation, b: NodeLocation): boolean {
  return a.page === b.page && a.parent === b.parent && a.index === b.index;
}

function isSameTask(a: EditTask, b: EditTask): boolean {
  return isDeepStrictEqual({ ...a.change, at: a.steps.slice(1) }, { ...b.change, at: b.steps.slice(1) });
}

/** @param reason why, as the end of a sentence */
export function inexactEdit(
  source: SourceText,
  { task, offset }: Pick<LocatedTask, "task" | "offset">,
  reason: string,
): UserError {
  return new UserError(`${formatPath(task.change.at.steps)} cannot be changed exactly: ${reason}`, {
    code: "edit",
    hint: "Nothing is written. Change this place by hand, or write it in a plainer way.",
    location: source.at(offset),
  });
}
