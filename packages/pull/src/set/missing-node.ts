import type { UserError } from "@pushpull/core/errors";
import { firstFew, nearestName } from "@pushpull/core/text";
import type { PathStep } from "@pushpull/core/yaml";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { SetLine } from "../find/intent.ts";
import { formatPath } from "../yaml-edit/yaml-change.ts";
import { setFault } from "./parse-set.ts";
import type { ReachedNode } from "./set-nodes.ts";

/** Maximum number of names listed in a hint. */
const maxNames = 8;

/** Reports at which step a path ends early, and what exists there instead. */
export function missingFault(
  line: SetLine,
  { document, at, value, remaining }: ReachedNode,
  { addMissing }: { readonly addMissing: boolean },
): UserError {
  const [step] = remaining;
  const location = document.locate(at.steps);
  const path = formatPath(at.steps);
  const where = path === "" ? location.file : `${path} in ${location.file}`;
  const hint = [presentInstead(step, value), addMissing ? addableHint : addHint(step, value)].join(" ").trim();
  return setFault(line, `there is no ${name(step)} in ${where}:${location.line}`, hint, location);
}

function name(step: PathStep | undefined): string {
  if (step === undefined || step === "*") return "entry";
  if (step === "+") return "list";
  if ("index" in step) return `item ${step.index}`;
  return "key" in step ? `key '${step.key}'` : `item whose ${step.where.key} is '${step.where.value}'`;
}

function presentInstead(step: PathStep | undefined, value: unknown): string {
  if (Array.isArray(value)) return presentInList(step, value);
  const key = typeof step === "object" && "key" in step ? step.key : undefined;
  if (value === null && key !== undefined) return nothing;
  if (!isMap(value)) return `It is ${describe(value)}, which has no keys or items.`;
  const keys = Object.keys(value);
  if (keys.length === 0) return nothing;
  if (key === undefined) return `It is a map, with ${listNames(keys)}.`;
  const nearest = nearestName(key, keys);
  return nearest === undefined ? `There is ${listNames(keys)}.` : `Did you mean '${nearest}'?`;
}

const nothing = "It is empty.";

/** Explains what `add-missing` would do when it is not set. */
function addHint(step: PathStep | undefined, value: unknown): string {
  const isKey = typeof step === "object" && "key" in step && (isMap(value) || value === null);
  if (isKey) return "Set `add-missing: true` to add a missing key.";
  if (!Array.isArray(value)) return "";
  return `To append an item, use [${value.length}] or [+] with \`add-missing: true\`.`;
}

const addableHint = "Only keys, and items at the end of a list, by [+] or the next index, can be added.";

function presentInList(step: PathStep | undefined, items: readonly unknown[]): string {
  if (items.length === 0) return "The list is empty.";
  const count = items.length === 1 ? "1 item" : `${items.length} items`;
  if (typeof step === "object" && "where" in step) {
    const { key } = step.where;
    const names = items.flatMap((item) => (key in mapOf(item) ? [String(mapOf(item)[key])] : []));
    return names.length === 0
      ? `It is a list of ${count}, none with the key '${key}'.`
      : `There is ${listNames(names)}.`;
  }
  return `It is a list of ${count}, counted from 0: use [0], [name=web] or [*].`;
}

/** Describes a value in words: `a list of 2 items`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  if (!isMap(value)) return `a ${typeof value === "string" ? "text" : typeof value}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? "an empty map" : `a map with ${listNames(keys)}`;
}

function listNames(names: readonly string[]): string {
  return firstFew(names, maxNames).join(", ");
}
