import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { FoundImage } from "../image-location.ts";

/** One document of a file, the input of a format. */
export interface Candidate {
  /** Its path in the repository, with `/`. */
  readonly file: string;
  readonly document: ParsedDocument;
  /** The text of the whole file, if known: what it does not contain needs no search node by node. */
  readonly text?: string;
}

/** What is known from the inputs and from other files. */
export interface KnownImages {
  /** The image names of Flux's image policies, by `namespace:name`. */
  readonly policies: ReadonlyMap<string, string>;
  /** The image names of the input. Where only a chart is named, one of them tells which image it belongs to. */
  readonly wanted?: readonly string[];
  /** All normalized names to search for: before and after the change. */
  readonly names?: readonly string[];
}

/**
 * Finds the images of a document by the rules of one operator or tool. Pure. Returns none if the document is of another
 * kind.
 */
export type Format = (candidate: Candidate, known: KnownImages) => readonly FoundImage[];
