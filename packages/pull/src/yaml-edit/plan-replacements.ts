import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { type Document, isScalar } from "yaml";
import { addEntries, appendItems, removeEntry } from "./collection-edits.ts";
import { innerText } from "./inner-text.ts";
import { createPathLookup, type NodeLocation } from "./path-lookup.ts";
import { type ExpectedChange, findUnexpectedDifference } from "./prove-edit.ts";
import { applyReplacements, findOverlap, sortReplacements, type TextReplacement } from "./replace-text.ts";
import { renameEntry, setScalar } from "./scalar-edits.ts";
import { isJson, type ParsedText, parseText, readValues, type SourceText } from "./source-text.ts";
import { formatPath, type NodePath, type YamlChange } from "./yaml-change.ts";

/** An expected change with its text replacements. */
interface PlannedChange extends ExpectedChange {
  readonly replacements: readonly TextReplacement[];
}

/**
 * Plans the text replacements for all tasks, in text order, and proves the result.
 * @param parsed a text that can be read
 * @throws UserError `edit` if a task cannot be done exactly
 */
export function planReplacements(parsed: ParsedText, tasks: readonly EditTask[]): readonly TextReplacement[] {
  const { source, documents } = parsed;
  const located = locateTasks(source, documents, tasks);
  const planned = groupByLocation(located).flatMap((group) => planGroup(source, group));
  const ordered = sortReplacements(planned.flatMap(({ replacements }) => replacements));
  const [first] = located;
  if (first === undefined || ordered.length === 0) return [];
  const reason =
    findOverlap(ordered) === undefined ? findUnexpectedDifference(parsed, planned, ordered) : "two changes overlap";
  if (reason !== undefined) throw inexactEdit(source, first, reason);
  return ordered;
}

/** Plans all tasks at one location. */
function planGroup(source: SourceText, group: readonly [LocatedTask, ...LocatedTask[]]): readonly PlannedChange[] {
  const [first] = group;
  const inner = group.flatMap(({ task }) => innerTask(task));
  if (inner.length === group.length) return [planInner(source, first, inner)];
  const changes = group.map(({ task: { change } }) => change);
  const replacements = inner.length > 0 ? contradiction : planChanges(first.location, changes);
  if (typeof replacements === "string") throw inexactEdit(source, first, replacements);
  return group.map(({ location, task: { change, document } }, index) => ({
    document,
    slot: location,
    change,
    // Several changes at one location share their replacements: attach them to the first only.
    replacements: index === 0 ? replacements : [],
  }));
}

const contradiction = "two changes contradict each other";

function planChanges(location: NodeLocation, changes: readonly YamlChange[]): readonly TextReplacement[] | string {
  const adds = changes.filter((change) => change.kind === "add");
  const appends = changes.filter((change) => change.kind === "append");
  if (adds.length === changes.length) return addEntries(location, adds);
  if (appends.length === changes.length)
    return appendItems(
      location,
      appends.map(({ item }) => item),
    );
  const [change, another] = changes;
  if (another !== undefined) return contradiction;
  switch (change?.kind) {
    case "set":
      return setScalar(location, change.value);
    case "rename":
      return renameEntry(location, change.key, change.value);
    case "remove":
      return removeEntry(location);
    default:
      return contradiction;
  }
}

/** The task relative to the nested text that its path leads into; empty if the path stays outside. */
function innerTask({ change, steps: [, next, ...rest] }: EditTask): readonly EditTask[] {
  return next === undefined ? [] : [{ change, document: 0, steps: [next, ...rest] }];
}

/** Plans changes inside a scalar's text, which together set the scalar to a new value. */
function planInner(source: SourceText, placed: LocatedTask, tasks: readonly EditTask[]): PlannedChange {
  const { location, task, offset } = placed;
  const inner = isScalar(location.node) ? innerText(source.text, location.node) : undefined;
  if (inner === undefined) throw inexactEdit(source, placed, "its text has folded lines or escapes");
  const at = (innerOffset: number) => source.at(inner.toOuter(innerOffset) ?? offset);
  const parsed = parseText({ text: inner.text, file: source.file, at });
  // Throws if it cannot be read.
  readValues(parsed);
  const edits = planReplacements(parsed, tasks);
  const replacements = edits.map((edit) => {
    const [begin, end, text] = [inner.toOuter(edit.begin), inner.toOuter(edit.end), inner.write(edit.text)];
    if (begin !== undefined && end !== undefined && text !== undefined) return { begin, end, text };
    throw inexactEdit(source, placed, "its scalar style cannot hold the change");
  });
  const steps: NodePath["steps"] = [task.steps[0]];
  const change: YamlChange = {
    kind: "set",
    at: { document: task.document, steps },
    value: applyReplacements(inner.text, edits),
  };
  return { document: task.document, slot: location, change, replacements };
}

/** A change and the part of its path that is not followed yet. */
interface EditTask {
  readonly change: YamlChange;
  /** Index of the document in the source text, from 0. */
  readonly document: number;
  /** Path from that document's root. */
  readonly steps: NodePath["steps"];
}

/** A task and the location that its first path leads to. */
interface LocatedTask {
  readonly task: EditTask;
  readonly location: NodeLocation;
  readonly offset: number;
}

/** @throws UserError `edit` if a path leads to no node */
function locateTasks(
  source: SourceText,
  documents: readonly Document[],
  tasks: readonly EditTask[],
): readonly LocatedTask[] {
  const json = isJson(source);
  const lookups = documents.map((document) => ({
    edited: { text: source.text, document, json },
    follow: createPathLookup(document),
  }));
  return tasks.map((task) => {
    const found = lookups[task.document];
    const lookup = found?.follow(task.steps[0]);
    const offset = lookup?.offset ?? 0;
    if (found === undefined || lookup?.slot === undefined)
      throw inexactEdit(source, { task, offset }, "it does not exist");
    const { parent } = lookup.slot;
    if (parent !== undefined && parent.srcToken === undefined) {
      throw inexactEdit(source, { task, offset }, "it is in a pair without its own brackets");
    }
    return { task, location: { ...lookup.slot, edited: found.edited }, offset };
  });
}

/**
 * Groups tasks by location, without duplicates: through aliases, several paths lead to one location. Later locations
 * come first, so that of two insertions at the same offset the inner collection's comes first.
 */
function groupByLocation(located: readonly LocatedTask[]): readonly (readonly [LocatedTask, ...LocatedTask[]])[] {
  const groups: [LocatedTask, ...LocatedTask[]][] = [];
  for (const placed of located.toSorted((a, b) => beginOf(b.location) - beginOf(a.location))) {
    const group = groups.find(([{ location }]) => isSameLocation(location, placed.location));
    if (group === undefined) groups.push([placed]);
    else if (!group.some(({ task }) => isSameTask(task, placed.task))) group.push(placed);
  }
  return groups;
}

function beginOf({ node }: NodeLocation): number {
  return node?.range?.[0] ?? 0;
}

function isSameLocation(a: NodeLocation, b: NodeLocation): boolean {
  return a.edited === b.edited && a.parent === b.parent && a.index === b.index;
}

function isSameTask(a: EditTask, b: EditTask): boolean {
  return isDeepStrictEqual({ ...a.change, at: a.steps.slice(1) }, { ...b.change, at: b.steps.slice(1) });
}

/** @param reason why the edit is impossible, as the end of a sentence */
function inexactEdit(
  source: SourceText,
  { task, offset }: Pick<LocatedTask, "task" | "offset">,
  reason: string,
): UserError {
  return new UserError(`${formatPath(task.change.at.steps)} cannot be changed exactly: ${reason}`, {
    code: "edit",
    hint: "Nothing was changed. Change it by hand, or simplify how it is written.",
    location: source.at(offset),
  });
}
