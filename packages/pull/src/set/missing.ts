import type { UserError } from "@pushpull/core/errors";
import { distance } from "fastest-levenshtein";
import { formatPath } from "../edit/path.ts";
import { isMap, mapOf } from "../find/document-nodes.ts";
import type { PathStep, SetLine } from "../find/intent.ts";
import { setFault } from "./fault.ts";
import type { Reached } from "./follow.ts";

/** How many names a person wants to read. */
const most = 8;

/** Says where a path ends before what it means, and what is there instead. */
export function missingFault(
  line: SetLine,
  { document, at, value, left }: Reached,
  { addMissing }: { readonly addMissing: boolean },
): UserError {
  const [step] = left;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  const where = path === "" ? location.file : `${path} in ${location.file}`;
  const hint = [whatIsThere(step, value), addMissing ? onlyTheEnd : howToAdd(step, value)].join(" ").trim();
  return setFault(line, `there is no ${name(step)} in ${where}:${location.line}`, hint, location);
}

function name(step: PathStep | undefined): string {
  if (step === undefined || step === "*") return "entry";
  if (step === "+") return "list";
  if ("index" in step) return `item ${step.index}`;
  return "key" in step ? `key '${step.key}'` : `item whose ${step.where.key} is '${step.where.value}'`;
}

function whatIsThere(step: PathStep | undefined, value: unknown): string {
  if (Array.isArray(value)) return whatListHas(step, value);
  const key = typeof step === "object" && "key" in step ? step.key : undefined;
  if (value === null && key !== undefined) return nothing;
  if (!isMap(value)) return `It is ${describe(value)}, which has nothing in it.`;
  const keys = Object.keys(value);
  if (keys.length === 0) return nothing;
  if (key === undefined) return `It is a map, with ${some(keys)}.`;
  const byDistance = keys.toSorted((a, b) => distance(a, key) - distance(b, key));
  const [nearest = ""] = byDistance;
  const far = distance(nearest, key);
  const isNear = far < key.length && far <= Math.max(2, key.length / 3);
  return isNear ? `The nearest there is '${nearest}'.` : `There is ${some(keys)}.`;
}

const nothing = "Nothing is there yet.";

/** What `add-missing` would do, where it is not set. */
function howToAdd(step: PathStep | undefined, value: unknown): string {
  const isKey = typeof step === "object" && "key" in step && (isMap(value) || value === null);
  if (isKey) return "A key that is not there yet is added with `add-missing: true`.";
  if (!Array.isArray(value)) return "";
  return `An item behind its last is added by [${value.length}] or [+] with \`add-missing: true\`.`;
}

const onlyTheEnd = "Added are keys, and items at the end of a list, by [+] or the number behind the last.";

function whatListHas(step: PathStep | undefined, items: readonly unknown[]): string {
  if (items.length === 0) return "The list there is empty.";
  const count = items.length === 1 ? "1 item" : `${items.length} items`;
  if (typeof step === "object" && "where" in step) {
    const { key } = step.where;
    const names = items.flatMap((item) => (key in mapOf(item) ? [String(mapOf(item)[key])] : []));
    return names.length === 0 ? `It is a list of ${count}, none with the key '${key}'.` : `There is ${some(names)}.`;
  }
  return `It is a list of ${count}, counted from 0: write [0], [name=web] or [*].`;
}

/** What stands somewhere, in words. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  if (!isMap(value)) return `a ${typeof value === "string" ? "text" : typeof value}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? "an empty map" : `a map with ${some(keys)}`;
}

function some(names: readonly string[]): string {
  return `${names.slice(0, most).join(", ")}${names.length > most ? `, and ${names.length - most} more` : ""}`;
}
