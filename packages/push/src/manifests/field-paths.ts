import { childOf, type FieldPath, type KubernetesObject } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";

/**
 * Finds the same field in another state of the object: before the API server added defaults, before someone added a
 * sidecar, in a patch. Named list items are matched by name (Kubernetes API conventions, "Lists of named subobjects
 * preferred over maps").
 * @returns the part of the path that exists in the other state, and whether that is the whole path
 */
export function correspondingField(
  path: FieldPath,
  from: unknown,
  to: unknown,
): { readonly path: FieldPath; readonly whole: boolean; readonly value: unknown } {
  const found: (string | number)[] = [];
  let [here, there] = [from, to];
  for (const step of path) {
    const next = Array.isArray(there) ? indexOf(there, step, childOf(here, step)) : step;
    const value = next === undefined ? undefined : childOf(there, next);
    if (next === undefined || value === undefined) return { path: found, whole: false, value: there };
    found.push(next);
    here = childOf(here, step);
    there = value;
  }
  return { path: found, whole: true, value: there };
}

/** @param item the item in the first state */
function indexOf(list: readonly unknown[], step: string | number, item: unknown): number | undefined {
  const name = childOf(item, "name");
  if (typeof name !== "string") return Number(step);
  const index = list.findIndex((each) => childOf(each, "name") === name);
  return index === -1 ? undefined : index;
}

/**
 * A step of a path as the API server writes it: `.name`, `[3]`, `[a.b/c]`, `["a"]`, `[name="web",port=80]`, `[="x"]`.
 * (structured-merge-diff `fieldpath`, and `k8s.io/apimachinery/pkg/util/validation/field`.)
 */
const step = /\.?([A-Za-z_$][\w$-]*)|\[([^\]]*)\]/y;

/**
 * Parses a path in an error of the API server. List items that the server identifies by keys are looked up in the
 * object; if one is not found, the path ends before it.
 */
export function readFieldPath(text: string, object: KubernetesObject): FieldPath {
  const path: (string | number)[] = [];
  let value: unknown = object;
  for (let at = 0; at < text.length; ) {
    const unquoted = unquotedKey(text, at, value);
    step.lastIndex = at;
    const match = unquoted === undefined ? step.exec(text) : undefined;
    const key = unquoted?.key ?? match?.[1] ?? (match ? keyInBrackets(match[2] ?? "", value) : undefined);
    if (key === undefined) break;
    path.push(key);
    value = (value as Readonly<Record<string | number, unknown>> | undefined | null)?.[key];
    at = unquoted?.end ?? step.lastIndex;
  }
  return path;
}

/** The next step of a path if it is a key of the map. A label's key has dots and a slash, and the server does not quote it. */
function unquotedKey(
  text: string,
  at: number,
  value: unknown,
): { readonly key: string; readonly end: number } | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || text[at] === "[") return undefined;
  const start = text[at] === "." ? at + 1 : at;
  const keys = Object.keys(value).filter((key) => {
    const next = text[start + key.length];
    return key !== "" && text.startsWith(key, start) && (next === undefined || next === "." || next === "[");
  });
  const key = keys.toSorted((a, b) => b.length - a.length)[0];
  return key === undefined ? undefined : { key, end: start + key.length };
}

function keyInBrackets(inside: string, value: unknown): string | number | undefined {
  if (/^\d+$/.test(inside)) return Number(inside);
  if (!Array.isArray(value)) return inside.replace(/^"(.*)"$/, "$1");
  const wanted = inside.split(",").map((pair) => {
    const [key = "", written = ""] = pair.split("=", 2);
    return { key, value: written.replace(/^"(.*)"$/, "$1") };
  });
  const hasKeys = (element: unknown, allowMissing: boolean) =>
    wanted.every(({ key, value: expected }) => {
      const actual = key === "" ? element : childOf(element, key);
      return actual === undefined ? allowMissing : String(actual) === expected;
    });
  const exact = value.findIndex((element) => hasKeys(element, false));
  // The server includes the default of an omitted key, such as `protocol="TCP"`.
  const index = exact === -1 ? value.findIndex((element) => isMap(element) && hasKeys(element, true)) : exact;
  return index === -1 ? undefined : index;
}

/** Formats a path: `spec.containers[0].image`, `metadata.labels[acme.test/part]`. */
export function writeFieldPath(path: FieldPath): string {
  return path
    .map((key, index) => {
      if (typeof key === "number" || !/^[\w$-]+$/.test(key)) return `[${key}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join("");
}

/** The fields of an object whose values differ in another one. List items are matched by name. */
export function differingFields(written: unknown, other: unknown, path: FieldPath = []): readonly FieldPath[] {
  if (Array.isArray(written) && Array.isArray(other)) {
    if (written.length < other.length && !written.every(hasName)) return [path];
    return written.flatMap((element, index) => {
      const same = hasName(element) ? other.find((each) => hasName(each) && each.name === element.name) : other[index];
      return differingFields(element, same, [...path, index]);
    });
  }
  if (isMap(written) && isMap(other)) {
    return Object.entries(written).flatMap(([key, value]) => differingFields(value, other[key], [...path, key]));
  }
  return String(written ?? "") === String(other ?? "") ? [] : [path];
}

function hasName(value: unknown): value is { readonly name: string } {
  return isMap(value) && typeof value.name === "string";
}
