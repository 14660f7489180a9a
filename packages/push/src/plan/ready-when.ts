import { UserError } from "@pushpull/core/errors";
import { formatRef, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { Manifest } from "../manifests/manifest.ts";
import { type JsonPath, parseJsonPath } from "./json-path.ts";

/** An object's own readiness rule, in the syntax of `kubectl wait --for`. It replaces the rule of its kind. */
const annotation = "pushpull/ready-when";

/** The content of the annotation. */
export type ReadyWhen =
  | { readonly what: "none" }
  | { readonly what: "condition"; readonly type: string; readonly status: string }
  /** Ready with any value if `wanted` is undefined. */
  | { readonly what: "value"; readonly text: string; readonly path: JsonPath; readonly wanted: string | undefined };

/** Faults of invalid annotations, each with its line. */
export function readyWhenFaults(manifests: readonly Manifest[]): readonly UserError[] {
  return manifests.flatMap(({ object, source }) => {
    const text = object.metadata.annotations?.[annotation];
    if (text === undefined || parse(text) !== undefined) return [];
    const name = object.metadata.name ?? `${object.metadata.generateName}*`;
    return new UserError(`The ready-when of ${formatRef({ ...object, name })} is not valid: ${text}`, {
      code: "manifest",
      hint: "Write none, condition=TYPE, condition=TYPE=STATUS, jsonpath={.PATH} or jsonpath={.PATH}=VALUE, as in kubectl wait.",
      location: source.locate(["metadata", "annotations", annotation]),
    });
  });
}

/** Any object, by its annotations. */
export type Annotated = Pick<KubernetesObject, "metadata">;

/** Reads the annotation; undefined without one, or if it is invalid. */
export function readyWhenOf({ metadata }: Annotated): ReadyWhen | undefined {
  const text = metadata.annotations?.[annotation];
  return text === undefined ? undefined : parse(text);
}

function parse(written: string): ReadyWhen | undefined {
  const text = String(written).trim();
  if (text === "none") return { what: "none" };
  const condition = /^condition=([^=\s]+)(?:=([^=\s]+))?$/.exec(text);
  if (condition !== null) return { what: "condition", type: condition[1] ?? "", status: condition[2] ?? "True" };
  // The path ends at the first equals sign outside of braces and brackets.
  const [, pathText, value] =
    /^jsonpath=('\{[^}]*\}'|"\{[^}]*\}"|\{[^}]*\}|(?:[^=[\]{}]|\[[^\]]*\])+)(?:=(.+))?$/.exec(text) ?? [];
  const path = pathText === undefined ? undefined : parseJsonPath(unquoted(pathText));
  if (pathText === undefined || path === undefined) return undefined;
  return { what: "value", text: unquoted(pathText), path, wanted: value === undefined ? undefined : unquoted(value) };
}

function unquoted(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, "$2");
}
