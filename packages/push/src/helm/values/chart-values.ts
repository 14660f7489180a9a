import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ChartFiles } from "../source/chart-files.ts";
import type { ChartValuesMap, ValuesFile } from "./chart-values-files.ts";

/** The values of a chart. */
export interface ChartValues {
  /** Those that were given, merged: what Helm keeps as the release's own (`config`). */
  readonly given: ChartValuesMap;
  /** Those that templates see: the given ones over the defaults of the chart and its subcharts. */
  readonly merged: ChartValuesMap;
  /** What `own` of the run's own file sets. */
  readonly own: ChartValuesMap;
}

/** The values before anything is set. */
export function valuesOf(chart: ChartFiles, files: readonly ValuesFile[]): ChartValues {
  const given = files.reduce<ChartValuesMap>((all, { document }) => mergedOver(all, mapOf(document?.value)), {});
  return { given, merged: withDefaults(chart, given), own: {} };
}

/** Values with one more set; a list is written as a whole, since Helm replaces lists. */
export function withValue({ given, own, merged }: ChartValues, path: FieldPath, value: unknown): ChartValues {
  const changed = setAt(merged, path, value);
  const list = path.findIndex((step) => typeof step === "number");
  const written = list === -1 ? path : path.slice(0, list);
  const whole = valueAt(changed, written);
  return {
    given: setAt(given, written, whole) as ChartValuesMap,
    merged: changed as ChartValuesMap,
    own: setAt(own, written, whole) as ChartValuesMap,
  };
}

/** Later values over earlier ones, as Helm merges values files: maps are merged, all else is replaced. */
function mergedOver(base: ChartValuesMap, top: ChartValuesMap): ChartValuesMap {
  const entries = Object.entries(top).map(([key, value]) => {
    const below = base[key];
    return [key, isMap(below) && isMap(value) ? mergedOver(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}

/** Given values over the defaults of a chart and its subcharts (`CoalesceValues` in Helm's `pkg/chart/common/util`). */
function withDefaults(chart: ChartFiles, given: ChartValuesMap): ChartValuesMap {
  const own = overDefaults(mapOf(chart.values?.value), given);
  const subcharts = chart.subcharts.map((each) => {
    const values = mapOf(own[each.name]);
    const global = mergedOver(mapOf(values.global), mapOf(own.global));
    const withGlobal = Object.keys(global).length === 0 ? values : { ...values, global };
    return [each.name, withDefaults(each, withGlobal)];
  });
  return { ...own, ...Object.fromEntries(subcharts) };
}

/** A given null removes a default. */
function overDefaults(defaults: ChartValuesMap, given: ChartValuesMap): ChartValuesMap {
  const kept = Object.entries(defaults).flatMap(([key, value]) => {
    const top = given[key];
    if (top === undefined) return [[key, value]];
    if (top === null && value !== null) return [];
    return [[key, isMap(top) && isMap(value) ? overDefaults(value, top) : top]];
  });
  const added = Object.entries(given).filter(([key]) => !(key in defaults));
  return Object.fromEntries([...kept, ...added]);
}

function setAt(value: unknown, [step, ...rest]: FieldPath, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (typeof step === "number") {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const filled = items.length > step ? items : [...items, undefined];
    return filled.map((item, index) => (index === step ? setAt(item, rest, leaf) : item));
  }
  const map = mapOf(value);
  return { ...map, [step]: setAt(map[step], rest, leaf) };
}
