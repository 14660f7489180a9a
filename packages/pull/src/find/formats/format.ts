import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { FoundImage } from "../image-location.ts";

/** One document of a file, the input of a format. */
export interface Candidate {
  /** Its path in the repository, with `/`. */
  readonly file: string;
  readonly document: ParsedDocument;
  /** The text of the whole file, if known, to skip searches for words that it does not contain. */
  readonly text?: string;
}

/** Facts from the inputs and from other files. */
export interface KnownImages {
  /** The image names of Flux's image policies, by `namespace:name`. */
  readonly policies: ReadonlyMap<string, string>;
  /** The image names of the input, to assign a chart's version to an image. */
  readonly wanted?: readonly string[];
  /** All normalized names to search for: before and after the change. */
  readonly names?: readonly string[];
}

/**
 * Finds the images of a document by the rules of one operator or tool. Pure. Returns none if the document is of another
 * kind.
 */
export type Format = (candidate: Candidate, known: KnownImages) => readonly FoundImage[];
