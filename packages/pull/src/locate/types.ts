import type { ImageOverride, ImageReference, InputLine } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { RepositoryAddress } from "../git/types.ts";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import type { YamlChange as Change, NodePath } from "../yaml-edit/yaml-change.ts";

/** One document of a file, as a format reads it. */
export interface Candidate {
  /** Its path in the repository, with `/`. */
  readonly file: string;
  readonly document: ParsedDocument;
  /** The whole file's, where it is at hand: what is not in it need not be looked for node by node. */
  readonly text?: string;
}

/** A place that says which version of an image is used. */
export interface FoundImage {
  /** The image as the operator pulls it. Tag and digest are undefined where the place names none. */
  readonly image: ImageReference;
  /** Other names that a person may give for it: Kustomize's `name` beside its `newName`. */
  readonly otherNames?: readonly string[];
  /** The scalar that holds the version, or the whole image; where there is no version, what names the image. */
  readonly at: NodePath;
  /** The field of an object that a patch puts it into. */
  readonly field?: FieldPath;
  /** Which operator's rule has found it: `kustomize`, `helm-values`. */
  readonly format: string;
  /** Whether it takes files elsewhere to find it: it would not be found in its own file alone. */
  readonly needsOthers?: boolean;
  /** Scalars of its file that may hold its version instead. */
  readonly elsewhere?: readonly NodePath[];
  /** Whether a chart may put a version behind it that stands anywhere in its values: it has none itself. */
  readonly mayBeJoined?: boolean;
  /** The key that its version would get, of which nothing says that it is read. */
  readonly guessedKey?: string | undefined;
  /**
   * What to change so that it becomes another image; none when it is that already. A sentence when that cannot be done
   * there (a reason, without a full stop).
   */
  become(to: ImageReference): readonly Change[] | string;
}

/** What other files tell. */
export interface Known {
  /** The image names of Flux's image policies, by `namespace:name`. */
  readonly policies: ReadonlyMap<string, string>;
  /** The names that are looked for. Where only a chart is named, one of them says which image it is of. */
  readonly wanted?: readonly string[];
  /** All names that are looked for, normalized: those before a change, and those after it. */
  readonly names?: readonly string[];
}

/** Finds the images of a document by one operator's rules. Pure. None when the document is not of its kind. */
export type Format = (candidate: Candidate, known: Known) => readonly FoundImage[];

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

/** A file that holds a wanted word and is not edited. */
export interface Untouched {
  readonly file: string;
  /** `is encrypted by SOPS, whose mac an edit would break` */
  readonly reason: string;
  /** The image that it is about; undefined where it is about the whole file. */
  readonly override?: ImageOverride;
}

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
