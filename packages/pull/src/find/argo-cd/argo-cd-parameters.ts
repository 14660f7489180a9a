import type { FieldPath } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, listOf, textOf } from "../document-nodes.ts";

/** One of `helm.parameters`, which Argo CD passes to `helm --set`. */
export interface Parameter {
  readonly path: FieldPath;
  readonly value: string;
  readonly forceString: boolean;
  /** The key that is present, if any: Argo CD Image Updater writes `forcestring`, which Argo CD also reads. */
  readonly forceKey: string | undefined;
  readonly at: NodePath;
}

/** @param at the path to the list */
export function readParameters(list: unknown, at: NodePath): readonly Parameter[] {
  return listOf(list).flatMap((item, index) => {
    const fields = mapOf(item);
    const name = textOf(fields.name);
    const value = fields.value;
    if (name === undefined || (typeof value !== "string" && typeof value !== "number")) return [];
    const forceKey = ["forceString", "forcestring"].find((key) => key in fields);
    return [
      {
        path: parsePath(name),
        value: String(value),
        forceString: forceKey !== undefined && fields[forceKey] === true,
        forceKey,
        at: below(at, index),
      },
    ];
  });
}

/**
 * Sets the value of a parameter, and marks it as a string if Helm would otherwise parse it as another type.
 * @param path its new name, if the name changes
 */
export function setParameter(
  { at, value, forceString, forceKey }: Parameter,
  to: string,
  path?: FieldPath,
): readonly YamlChange[] {
  const changes: YamlChange[] =
    path === undefined ? [] : [{ kind: "set", at: below(at, "name"), value: formatPath(path) }];
  if (value !== to) changes.push({ kind: "set", at: below(at, "value"), value: to });
  if (forceString || !isTyped(to)) return changes;
  if (forceKey !== undefined) return [...changes, { kind: "set", at: below(at, forceKey), value: true }];
  return [...changes, { kind: "add", at, key: "forceString", value: true, after: "value" }];
}

/** A new item for `helm.parameters`. */
export function newParameter(path: FieldPath, value: string): Readonly<Record<string, string | boolean>> {
  const name = formatPath(path);
  return isTyped(value) ? { name, value, forceString: true } : { name, value };
}

/** Whether `--set` parses a value as something other than a string (Helm, `strvals.typedVal`). */
function isTyped(value: string): boolean {
  return /^(true|false|null|0|[1-9]\d*)$/i.test(value);
}

/** `web.image.tag`, `sidecars[0].image`, `a\.b.c` (Helm, `strvals`). */
function parsePath(name: string): FieldPath {
  return [...name.matchAll(/\[(\d+)\]|((?:\\.|[^.[\\])+)/g)].map(([, index, key = ""]) =>
    index === undefined ? key.replace(/\\(.)/g, "$1") : Number(index),
  );
}

function formatPath(path: FieldPath): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step.replace(/[.[\\,=]/g, "\\$&")}`))
    .join("")
    .replace(/^\./, "");
}
