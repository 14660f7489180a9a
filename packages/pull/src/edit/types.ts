import type { Location } from "@pushpull/core/errors";
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
export type Change =
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

/** A document of a file, to look things up in. */
export interface ParsedDocument {
  /** Its place in the file, from 0, as in {@link NodePath}. */
  readonly index: number;
  /** As the operator reads it (`kubernetesYaml`), aliases and merges resolved; undefined where it is empty. */
  readonly value: unknown;
  /** Where a node is written; the nearest around it where it is not. Steps lead into texts as in {@link NodePath}. */
  locate(steps: NodePath["steps"]): Location;
  /** The comment on the line of a scalar, without `#` and spaces around it; undefined where there is none. */
  comment(steps: NodePath["steps"]): string | undefined;
  /** The value of the YAML or JSON that a scalar's text is; undefined where it is none, or cannot be edited in place. */
  textValue(steps: NodePath["steps"]): unknown;
  /**
   * All ways to what stands there, these steps among them, in the order of the document: where it is written, and those of
   * aliases and merges that read it.
   */
  readers(steps: NodePath["steps"]): readonly NodePath["steps"][];
}

export interface ParsedFile {
  /** Its path in the repository. */
  readonly file: string;
  readonly text: string;
  readonly documents: readonly ParsedDocument[];
}
