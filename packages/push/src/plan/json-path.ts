/** A step of a path: a field, an item (negative from the end), all items, or those with a given value in a field. */
type Step =
  | { readonly field: string }
  | { readonly item: number }
  | { readonly items: "all" }
  | { readonly items: JsonPath; readonly equal: string };

/** A path to values in an object. */
export type JsonPath = readonly Step[];

/** The syntax of each step. */
const stepSyntax: readonly (readonly [RegExp, (found: readonly string[]) => Step | undefined])[] = [
  [/\.((?:\\.|[^.[\]\\\s'"(){}*])+)/y, ([, name = ""]) => ({ field: name.replace(/\\(.)/g, "$1") })],
  [/\[(?:'([^']+)'|"([^"]+)")\]/y, ([, single, double]) => ({ field: single ?? double ?? "" })],
  [/\[(-?\d+)\]/y, ([, index]) => ({ item: Number(index) })],
  [/\[\*\]/y, () => ({ items: "all" })],
  [
    /\[\?\(\s*@(\.[^\s=]+)\s*==\s*(?:'([^']*)'|"([^"]*)")\s*\)\]/y,
    ([, inner = "", single, double]) => {
      const items = parseJsonPath(inner);
      return items && { items, equal: single ?? double ?? "" };
    },
  ],
];

/**
 * Reads a path of `kubectl get -o jsonpath`: names, indexes, `[*]` and `[?(@.type=="Ready")]`, with or without the
 * braces and the first dot. Templates, ranges and `..` are not supported.
 * @returns undefined for an invalid path
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  const bare = /^\{(.*)\}$/.exec(text)?.[1] ?? text;
  const path = /^[.[]/.test(bare) ? bare : `.${bare}`;
  const steps: Step[] = [];
  let at = 0;
  while (at < path.length) {
    const step = stepAt(path, at);
    if (step === undefined) return undefined;
    steps.push(step.step);
    at = step.end;
  }
  return steps.length > 0 ? steps : undefined;
}

function stepAt(path: string, at: number): { readonly step: Step; readonly end: number } | undefined {
  for (const [pattern, read] of stepSyntax) {
    pattern.lastIndex = at;
    const found = pattern.exec(path);
    if (found === null) continue;
    const step = read(found);
    return step && { step, end: at + found[0].length };
  }
  return undefined;
}

/** The values at a path; empty if a part of it does not exist. */
export function valuesAt(value: unknown, path: JsonPath): readonly unknown[] {
  return path.reduce<readonly unknown[]>((values, step) => values.flatMap((each) => follow(each, step)), [value]);
}

function follow(value: unknown, step: Step): readonly unknown[] {
  if ("field" in step) {
    const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, step.field);
    return isObject ? [(value as Readonly<Record<string, unknown>>)[step.field]] : [];
  }
  if (!Array.isArray(value)) return [];
  if ("item" in step) return value.at(step.item) === undefined ? [] : [value.at(step.item)];
  if (step.items === "all") return value;
  const { items, equal } = step;
  return value.filter((item) => valuesAt(item, items).some((each) => String(each) === equal));
}
