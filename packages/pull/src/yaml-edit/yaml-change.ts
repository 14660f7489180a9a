import type { FieldPath } from "@pushpull/core/kubernetes";

/**
 * The way to a node of a file: first in one of its documents; where a scalar's text is YAML or JSON of its own (an inline
 * patch, `helm.values: |`), the next path leads on from the root of that text's first document.
 */
export interface NodePath {
  /** Which document of the file, from 0. Empty ones count. */
  readonly document: number;
  readonly steps: readonly [FieldPath, ...FieldPath[]];
}

export type ScalarValue = string | number | boolean | null;

/** What an insertion may hold. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** One wish for a file: what is to stand there, not how it is written. */
export type YamlChange =
  /** A scalar gets another value. */
  | { readonly kind: "set"; readonly at: NodePath; readonly value: ScalarValue }
  /** A map's entry gets another key and another scalar: `newTag: v1` to `digest: sha256:…`. */
  | { readonly kind: "rename"; readonly at: NodePath; readonly key: string; readonly value: ScalarValue }
  /** A map's entry goes, with its line. */
  | { readonly kind: "remove"; readonly at: NodePath }
  /** A map (`at`) gets an entry it does not have, after the entry of `after`, else at its end. */
  | {
      readonly kind: "add";
      readonly at: NodePath;
      readonly key: string;
      readonly value: PlainValue;
      readonly after?: string | undefined;
    }
  /** A list (`at`) gets one more item at its end; `once`, where the item is not wanted besides one that has all it has. */
  | { readonly kind: "append"; readonly at: NodePath; readonly item: PlainValue; readonly once?: boolean };

/**
 * A path as people write it: `spec.template.spec.containers[0].image`, keys that are no plain words as `["a.b/c"]`, and
 * ` > ` where it leads into the text of a scalar.
 */
export function formatPath(steps: NodePath["steps"]): string {
  return steps.map(formatFieldPath).join(" > ");
}

function formatFieldPath(path: FieldPath): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
