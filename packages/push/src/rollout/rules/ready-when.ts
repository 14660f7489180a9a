import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { Manifest } from "../../manifests/manifest.ts";
import { isOutdated, readConditions } from "../../pods/conditions.ts";
import type { ReadinessRule, Verdict } from "../types.ts";
import { lagging, unseen } from "./generation.ts";
import { type JsonPath, parseJsonPath, valuesAt } from "./json-path.ts";
import { failing, progressing, ready } from "./verdict.ts";

/** An object's own rule, in the words of `kubectl wait --for`. It takes the place of the rule of its kind. */
const annotation = "pushpull/ready-when";

type ReadyWhen =
  | { readonly what: "none" }
  | { readonly what: "condition"; readonly type: string; readonly status: string }
  /** Any value will do where none is wanted. */
  | { readonly what: "value"; readonly text: string; readonly path: JsonPath; readonly wanted: string | undefined };

/** Whether an object says that it is not to be waited for. */
export function isNeverAwaited(object: Annotated): boolean {
  return readyWhenOf(object)?.what === "none";
}

/** The rule that an object brings; undefined where it brings none. */
export function ownRule(object: Annotated): ReadinessRule | undefined {
  const own = readyWhenOf(object);
  switch (own?.what) {
    case undefined:
      return undefined;
    case "none":
      return () => ready;
    case "condition":
      return (seen) => judgeCondition(seen, own.type, own.status);
    case "value":
      return (seen) => lagging(seen) ?? judgeValue(seen, own);
  }
}

/** Faults of annotations that cannot be read, each at its line. */
export function readyWhenFaults(manifests: readonly Manifest[]): readonly UserError[] {
  return manifests.flatMap(({ object, source }) => {
    const text = object.metadata.annotations?.[annotation];
    if (text === undefined || parse(text) !== undefined) return [];
    const name = object.metadata.name ?? `${object.metadata.generateName}*`;
    return new UserError(`The ready-when of ${formatRef({ ...object, name })} cannot be read: ${text}`, {
      code: "manifest",
      hint: "Write none, condition=TYPE, condition=TYPE=STATUS, jsonpath={.PATH} or jsonpath={.PATH}=VALUE, as in kubectl wait.",
      location: source.locate(["metadata", "annotations", annotation]),
    });
  });
}

type Annotated = Pick<KubernetesObject, "metadata">;

function readyWhenOf({ metadata }: Annotated): ReadyWhen | undefined {
  const text = metadata.annotations?.[annotation];
  return text === undefined ? undefined : parse(text);
}

function parse(written: string): ReadyWhen | undefined {
  const text = String(written).trim();
  if (text === "none") return { what: "none" };
  const condition = /^condition=([^=\s]+)(?:=([^=\s]+))?$/.exec(text);
  if (condition !== null) return { what: "condition", type: condition[1] ?? "", status: condition[2] ?? "True" };
  // The path ends at the first equals sign that is in no braces and in no brackets.
  const [, way, value] =
    /^jsonpath=('\{[^}]*\}'|"\{[^}]*\}"|\{[^}]*\}|(?:[^=[\]{}]|\[[^\]]*\])+)(?:=(.+))?$/.exec(text) ?? [];
  const path = way === undefined ? undefined : parseJsonPath(unquoted(way));
  if (way === undefined || path === undefined) return undefined;
  return { what: "value", text: unquoted(way), path, wanted: value === undefined ? undefined : unquoted(value) };
}

function unquoted(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, "$2");
}

/** Without regard to case, and of the present generation only, as in `kubectl wait`. */
function judgeCondition(object: KubernetesObject, type: string, status: string): Verdict {
  const { conditions } = (object.status ?? {}) as { readonly conditions?: unknown };
  const found = readConditions(conditions).find((each) => isSame(each.type, type));
  if (found === undefined) return lagging(object) ?? progressing(`waiting for condition ${type}`);
  const old = found.observedGeneration === undefined ? lagging(object) !== undefined : isOutdated(object, found);
  if (old) return unseen;
  if (isSame(found.status, status)) return ready;
  const words = found.message || found.reason;
  return progressing(`condition ${found.type} is ${found.status}${words ? `: ${words}` : ""}`);
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function judgeValue(object: KubernetesObject, { path, text, wanted }: Extract<ReadyWhen, { what: "value" }>): Verdict {
  const values = valuesAt(object, path);
  const [value] = values;
  const goal = wanted === undefined ? text : `${text} to be ${wanted}`;
  if (value === undefined || value === null) return progressing(`waiting for ${goal}`);
  if (values.length > 1) return failing("ReadyWhen", `${text} leads to more than one value`);
  if (wanted === undefined) return ready;
  if (typeof value === "object") return failing("ReadyWhen", `${text} leads to more than one value`);
  return String(value) === wanted ? ready : progressing(`waiting for ${goal}: it is ${String(value)}`);
}
