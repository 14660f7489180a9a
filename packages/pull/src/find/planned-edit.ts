import type { Change } from "../edit/types.ts";

/** A change in a file. */
export interface FileEdit {
  readonly file: string;
  readonly line: number;
  /** `spec.template.spec.containers[0].image`; where it leads into a text, ` > ` between both. */
  readonly path: string;
  /** The image's name as the user gave it; undefined for an edit of `set`. */
  readonly image?: string | undefined;
  /** What stood there: a version or a whole image; undefined where nothing did. */
  readonly from?: string | undefined;
  readonly to: string;
}

/** A change in a file, as it is reported. */
export interface Edit extends FileEdit {
  /** What it is deployed with: a folder, a file, or one object of a file. */
  readonly target: string;
}

/** An edit of a file, and what makes it. */
export interface PlannedFileEdit extends FileEdit {
  readonly changes: readonly Change[];
}

/** The same, and what it is deployed with. */
export interface PlannedEdit extends Edit {
  readonly changes: readonly Change[];
}
