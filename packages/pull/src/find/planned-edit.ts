import type { YamlChange } from "../yaml-edit/yaml-change.ts";

/** A change of one value in a file, as messages report it. */
export interface FileEdit {
  readonly file: string;
  readonly line: number;
  /** `spec.template.spec.containers[0].image`; a path into a string is joined by ` > `. */
  readonly path: string;
  /** The image's name as in the input; undefined for an edit of input `set`. */
  readonly image?: string | undefined;
  /** The previous version or image; undefined if there was none. */
  readonly from?: string | undefined;
  readonly to: string;
}

/** A change of one value, with its deploy target. */
export interface Edit extends FileEdit {
  /** The deploy target: a folder, a file, or one object of a file. */
  readonly target: string;
}

/** An edit of a file, with the changes that make it. */
export interface PlannedFileEdit extends FileEdit {
  readonly changes: readonly YamlChange[];
}

/**
 * The central type of pull: an edit that is planned for one location, with its deploy target and the changes of YAML
 * nodes that make it. Found by `images` or `set`, ordered by `order/`, written by `yaml-edit/`, delivered by `deliver/`. An
 * edit without changes is already up to date.
 */
export interface PlannedEdit extends Edit {
  readonly changes: readonly YamlChange[];
}
