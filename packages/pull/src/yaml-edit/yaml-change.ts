import type { FieldPath } from "@pushpull/core/kubernetes";

/**
 * Path to a node of a file: first inside a document; each further path starts at the root of the YAML or JSON in a
 * scalar's text, such as an inline patch or `helm.values: |`, in its first document.
 */
export interface NodePath {
  /** Index of the document in the file, from 0, counting empty ones. */
  readonly document: number;
  readonly steps: readonly [FieldPath, ...FieldPath[]];
}

export type ScalarValue = string | number | boolean | null;

/** A value that can be inserted. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** A change to a file: the new value, regardless of how it is written. */
export type YamlChange =
  /** Sets the value of a scalar. */
  | { readonly kind: "set"; readonly at: NodePath; readonly value: ScalarValue }
  /** Sets the key and the scalar value of a map entry: `newTag: v1` becomes `digest: sha256:…`. */
  | { readonly kind: "rename"; readonly at: NodePath; readonly key: string; readonly value: ScalarValue }
  /** Removes a map entry with its line. */
  | { readonly kind: "remove"; readonly at: NodePath }
  /** Adds an entry to the map `at`, after the entry with the key `after`, otherwise at the end. */
  | {
      readonly kind: "add";
      readonly at: NodePath;
      readonly key: string;
      readonly value: PlainValue;
      readonly after?: string | undefined;
    }
  /** Appends an item to the list `at`. With `once`, only if no item already contains everything in it. */
  | { readonly kind: "append"; readonly at: NodePath; readonly item: PlainValue; readonly once?: boolean };

/**
 * Formats a path for display: `spec.template.spec.containers[0].image`, `["a.b/c"]` for keys that are not plain words,
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
