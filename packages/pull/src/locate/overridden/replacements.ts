import type { FieldPath, KubernetesObject } from "@pushpull/core";
import { isMap, listOf, mapOf, textOf } from "../shapes.ts";
import type { Patched } from "./patches.ts";
import { isFor, type Target, targetOf } from "./target.ts";

/** A value that a kustomization copies from one object into others (Kustomize, `types.Replacement`), written in place. */
export interface Replacement extends Patched {
  readonly kind: "replacement";
  readonly targets: readonly {
    readonly select: Target | undefined;
    readonly reject: readonly Target[];
    readonly fieldPaths: readonly string[];
  }[];
}

/** Reads `replacements`; those in files of their own are left out. */
export function readReplacements(
  list: unknown,
  at: Pick<Patched, "file"> & { readonly locate: (path: FieldPath) => ReturnType<Patched["locate"]> },
): readonly Replacement[] {
  return listOf(list).flatMap((item, index): readonly Replacement[] => {
    const path = ["replacements", index];
    const targets = listOf(mapOf(item).targets).filter((each) => replacesVersion(mapOf(mapOf(each).options)));
    if (targets.length === 0) return [];
    return [
      {
        kind: "replacement",
        file: at.file,
        path,
        locate: () => at.locate(path),
        ...sourceOf(mapOf(mapOf(item).source)),
        targets: targets.map((each) => ({
          select: targetOf(mapOf(each).select),
          reject: listOf(mapOf(each).reject).flatMap((one) => (isMap(one) ? [one] : [])),
          fieldPaths: listOf(mapOf(each).fieldPaths).flatMap((one) => textOf(one) ?? []),
        })),
      },
    ];
  });
}

/** Where only a part of the text is replaced, that may be the registry or the name alone. */
function replacesVersion({ delimiter, index }: Readonly<Record<string, unknown>>): boolean {
  return delimiter !== "/" && !(delimiter === ":" && (index === undefined || index === 0));
}

/** Said where it is no container's image, which is found and set where it stands. */
function sourceOf({ kind, name, fieldPath }: Readonly<Record<string, unknown>>): Pick<Patched, "from"> {
  const path = textOf(fieldPath) ?? "metadata.name";
  const isImage = /ontainers\b.{0,200}\.image$/.test(path);
  return isImage ? {} : { from: `${path} of ${textOf(kind) ?? "an object"}/${textOf(name) ?? "…"}` };
}

/** Whether a replacement gives another value to what stands in an object. */
export function isReplaced(object: KubernetesObject, path: FieldPath, { targets }: Replacement): boolean {
  return targets.some(({ select, reject, fieldPaths }) => {
    if (select === undefined || !isFor(object, select, undefined)) return false;
    if (reject.some((each) => isFor(object, each, undefined))) return false;
    return fieldPaths.some((each) => leadsTo(each, path, object));
  });
}

/** A step of a field path: a key, `[name=main]`, `*`, an index, or `[a.b/c]` for a key with dots. */
const step = /\[([^\]]{1,300})\]|([^.[\]]{1,300})/g;

function leadsTo(written: string, path: FieldPath, object: unknown): boolean {
  const steps = [...written.matchAll(step)].map(([, bracketed, plain]) => bracketed ?? plain ?? "");
  if (steps.length !== path.length) return false;
  let value = object;
  return steps.every((each, nth) => {
    const own = path[nth] ?? "";
    value = isMap(value) ? value[own] : listOf(value)[Number(own)];
    const [, key, wanted] = /^([^=]{1,100})=(.{0,300})$/.exec(each) ?? [];
    return each === "*" || each === String(own) || (key !== undefined && String(mapOf(value)[key]) === wanted);
  });
}
