import type { ImageOverride, InputLine } from "@pushpull/core/images";
import type { RepositoryAddress } from "../git/types.ts";

/** One line of the input `set`. */
export interface SetLine {
  /** Its line in the input, from 1. */
  readonly line: number;
  readonly file: string;
  /** `FILE#2` counts from 1 what is between `---`, empty ones left out; `FILE#Deployment/web`. */
  readonly document?: { readonly number: number } | { readonly kind: string; readonly name: string };
  readonly path: readonly PathStep[];
  readonly value: string;
  /** The path as it was written, for people. */
  readonly written: string;
}

/** `name` or `["a.b/c"]`, `[0]`, `[name=web]`, `*`, and `[+]` for an item that is not there yet. */
export type PathStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly where: { readonly key: string; readonly value: string } }
  | "*"
  | "+";

/** What to set in a repository, and where to look for it. It is planned again at each new commit. */
export interface Intent {
  readonly images: readonly ImageOverride[];
  readonly set: readonly SetLine[];
  /** Where to look: files, folders, globs; `!` excludes. None means the whole repository. */
  readonly manifests: readonly InputLine[];
  readonly repository: RepositoryAddress;
  readonly all: boolean;
  readonly addMissing: boolean;
}
