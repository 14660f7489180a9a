import { isScalar } from "yaml";
import { innerText } from "./inner-text.ts";
import { addEntry, appendItem } from "./insert.ts";
import type { Place } from "./place.ts";
import { disproof } from "./prove.ts";
import { removeEntry } from "./remove.ts";
import { renameEntry } from "./rename.ts";
import { inOrder, overlapping, type Replacement, replaceAll } from "./replace.ts";
import { setScalar } from "./set.ts";
import { compose, readValues, type Source, tokensOf } from "./source.ts";
import { groupsOf, type Placed, placesOf, refusal, type Task } from "./tasks.ts";
import type { Change, NodePath } from "./types.ts";
import type { Wish } from "./wish.ts";

/** A wish, and what to replace for it. */
interface Planned extends Wish {
  readonly replacements: readonly Replacement[];
}

/**
 * What to replace in a text, in its order, so that the tasks are done; proved.
 * @throws UserError where that cannot be done
 */
export function editSource(source: Source, tasks: readonly Task[]): readonly Replacement[] {
  const tokens = tokensOf(source);
  const documents = compose(source, tokens, "yaml-1.1");
  readValues(source, documents);
  const places = placesOf(source, documents, tasks);
  const planned = groupsOf(places).flatMap((group) => planGroup(source, group));
  const ordered = inOrder(planned.flatMap(({ replacements }) => replacements));
  const [first] = places;
  if (first === undefined || ordered.length === 0) return [];
  const reason =
    overlapping(ordered) === undefined
      ? disproof(source, tokens, documents, planned, ordered)
      : "two changes meet there";
  if (reason !== undefined) throw refusal(source, first, reason);
  return ordered;
}

/** Plans what is to be done at one place. */
function planGroup(source: Source, group: readonly [Placed, ...Placed[]]): readonly Planned[] {
  const [first] = group;
  const inner = group.flatMap(({ task }) => innerTask(task));
  if (inner.length === group.length) return [planInner(source, first, inner)];
  const growing = group.every(({ task: { change } }) => change.kind === "add" || change.kind === "append");
  if (inner.length > 0 || (group.length > 1 && !growing))
    throw refusal(source, first, "two changes contradict each other");
  return group.map((placed) => {
    const { change, document } = placed.task;
    const replacements = planChange(placed.place, change);
    if (typeof replacements === "string") throw refusal(source, placed, replacements);
    return { document, slot: placed.place, change, replacements };
  });
}

function planChange(place: Place, change: Change): readonly Replacement[] | string {
  switch (change.kind) {
    case "set":
      return setScalar(place, change.value);
    case "rename":
      return renameEntry(place, change.key, change.value);
    case "remove":
      return removeEntry(place);
    case "add":
      return addEntry(place, change.key, change.value, change.after);
    case "append":
      return appendItem(place, change.item);
  }
}

/** A task, from the root of the text that its way leads into; none where it leads into none. */
function innerTask({ change, steps: [, next, ...rest] }: Task): readonly Task[] {
  return next === undefined ? [] : [{ change, document: 0, steps: [next, ...rest] }];
}

/** Plans the changes in the text of a scalar: the scalar is to say what they make of it. */
function planInner(source: Source, placed: Placed, tasks: readonly Task[]): Planned {
  const { place, task, offset } = placed;
  const inner = isScalar(place.node) ? innerText(source.text, place.node) : undefined;
  if (inner === undefined) throw refusal(source, placed, "its text is not written line by line as it is read");
  const at = (innerOffset: number) => source.at(inner.toOuter(innerOffset) ?? offset);
  const edits = editSource({ text: inner.text, file: source.file, at }, tasks);
  const replacements = edits.map((edit) => {
    const [begin, end, text] = [inner.toOuter(edit.begin), inner.toOuter(edit.end), inner.write(edit.text)];
    if (begin !== undefined && end !== undefined && text !== undefined) return { begin, end, text };
    throw refusal(source, placed, "its text cannot hold the change where it is written");
  });
  const steps: NodePath["steps"] = [task.steps[0]];
  const change: Change = { kind: "set", at: { document: task.document, steps }, value: replaceAll(inner.text, edits) };
  return { document: task.document, slot: place, change, replacements };
}
