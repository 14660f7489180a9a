import type { ImageOverride, InputLine } from "@pushpull/core/images";
import type { PathStep } from "@pushpull/core/yaml";
import type { RepositoryAddress } from "../git/types.ts";

/** One line of the input `set`. */
export interface SetLine {
  /** Line in the input, from 1. */
  readonly line: number;
  readonly file: string;
  /** `FILE#2` counts documents from 1, without empty ones; `FILE#Deployment/web`. */
  readonly document?: { readonly number: number } | { readonly kind: string; readonly name: string };
  readonly path: readonly PathStep[];
  readonly value: string;
  /** The path as it was written, for messages. */
  readonly written: string;
}

/** What to set in a repository, and where to search. Planned again for each new commit. */
export interface Intent {
  readonly images: readonly ImageOverride[];
  readonly set: readonly SetLine[];
  /** Where to search: files, folders, globs; `!` excludes. Empty for the whole repository. */
  readonly manifests: readonly InputLine[];
  readonly repository: RepositoryAddress;
  readonly all: boolean;
  readonly addMissing: boolean;
}
