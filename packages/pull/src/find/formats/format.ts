import type { ParsedDocument } from "../../edit/types.ts";
import type { FoundImage } from "../image-location.ts";

/** One document of a file, as a format reads it. */
export interface Candidate {
  /** Its path in the repository, with `/`. */
  readonly file: string;
  readonly document: ParsedDocument;
  /** The whole file's, where it is at hand: what is not in it need not be looked for node by node. */
  readonly text?: string;
}

/** What other files tell. */
export interface KnownImages {
  /** The image names of Flux's image policies, by `namespace:name`. */
  readonly policies: ReadonlyMap<string, string>;
  /** The names that are looked for. Where only a chart is named, one of them says which image it is of. */
  readonly wanted?: readonly string[];
  /** All names that are looked for, normalized: those before a change, and those after it. */
  readonly names?: readonly string[];
}

/** Finds the images of a document by one operator's rules. Pure. None when the document is not of its kind. */
export type Format = (candidate: Candidate, known: KnownImages) => readonly FoundImage[];
