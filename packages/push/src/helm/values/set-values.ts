import { UserError } from "@pushpull/core/errors";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { nearestName } from "@pushpull/core/text";
import { isMap, mapOf, type PathStep, typedValue } from "@pushpull/core/yaml";
import { writeFieldPath } from "../../manifests/field-paths.ts";
import type { ChartValue } from "../chart-inputs.ts";
import { type ChartValues, withValue } from "./chart-values.ts";
import type { ChartValuesMap } from "./chart-values-files.ts";

/** Sets the lines of input `chart-set`. */
export function setValues(
  values: ChartValues,
  lines: readonly ChartValue[],
): { readonly values: ChartValues; readonly faults: readonly UserError[]; readonly warnings: readonly string[] } {
  const faults: UserError[] = [];
  const warnings: string[] = [];
  let current = values;
  for (const line of lines) {
    const start = `Input 'chart-set', line ${line.line}:`;
    const paths = follow(current.merged, line.path);
    const targets =
      typeof paths === "string" ? [] : paths.map((path) => ({ path, present: valueAt(current.merged, path) }));
    const group = targets.find(({ present }) => typeof present === "object" && present !== null);
    if (typeof paths === "string") {
      faults.push(
        new UserError(`${start} ${paths}`, { code: "input", hint: "See the values with `helm show values`." }),
      );
    } else if (group !== undefined) {
      const keys = Object.keys(group.present as object)
        .slice(0, mostKeys)
        .join(", ");
      const hint = `Name a single value in it${keys === "" ? "" : `, such as ${keys}`}, or use 'chart-values'.`;
      faults.push(
        new UserError(`${start} ${line.written} is a ${Array.isArray(group.present) ? "list" : "map"}`, {
          code: "input",
          hint,
        }),
      );
    } else {
      warnings.push(...unknownKey(current.merged, line).map((what) => `${start} ${what}`));
      for (const { path, present } of targets) current = withValue(current, path, lineValue(line, present));
    }
  }
  return { values: current, faults, warnings };
}

/** Maximum number of keys that a hint names. */
const mostKeys = 6;

/** `null` removes a default, as in Helm's own `--set`. */
function lineValue({ value, isQuoted, path }: ChartValue, present: unknown): unknown {
  if (isQuoted) return value;
  if (value === "null") return null;
  const key = path.findLast((step) => typeof step === "object" && "key" in step);
  return typedValue(value, present, typeof key === "object" && "key" in key ? key.key : "");
}

/** The paths that steps lead to, also where they do not exist yet; or why they lead nowhere. */
function follow(values: unknown, steps: readonly PathStep[]): readonly FieldPath[] | string {
  let paths: readonly FieldPath[] = [[]];
  for (const step of steps) {
    const next = paths.flatMap((path) => childSteps(valueAt(values, path), step).map((child) => [...path, child]));
    const [first = []] = paths;
    const here = valueAt(values, first);
    const where = first.length === 0 ? "the values" : writeFieldPath(first);
    const isPlain = here !== undefined && here !== null && typeof here !== "object";
    if (isPlain) return `${where} is a ${typeof here === "string" ? "text" : typeof here}, which has nothing in it`;
    if (next.length === 0) return `there is no such entry in ${where}`;
    paths = next;
  }
  return paths;
}

function childSteps(value: unknown, step: PathStep): readonly (string | number)[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const isEmpty = value === undefined || value === null;
  if (step === "+") return Array.isArray(value) || isEmpty ? [items.length] : [];
  if (step === "*") return Array.isArray(value) ? items.map((_, index) => index) : Object.keys(mapOf(value));
  if ("index" in step) return (Array.isArray(value) || isEmpty) && step.index <= items.length ? [step.index] : [];
  if ("key" in step) return isMap(value) || isEmpty ? [step.key] : [];
  const { key, value: wanted } = step.where;
  return items.flatMap((item, index) => (String(mapOf(item)[key] ?? "") === wanted ? [index] : []));
}

/** A key beside which another is spelled almost alike: a value that no template reads has no effect. */
function unknownKey(values: ChartValuesMap, { path, written }: ChartValue): readonly string[] {
  let here: unknown = values;
  for (const step of path) {
    if (typeof step !== "object" || !("key" in step) || !isMap(here)) return [];
    if (!(step.key in here)) {
      const near = nearestName(step.key, Object.keys(here));
      return near === undefined ? [] : [`the chart has no value ${written}. Did you mean ${near}?`];
    }
    here = here[step.key];
  }
  return [];
}
