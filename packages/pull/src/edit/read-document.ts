import type { Document } from "yaml";
import { compose, readValues, type Source, tokensOf } from "./source.ts";

/** A document, the text that its offsets count in, and what it says. */
export interface ReadDocument {
  readonly source: Source;
  readonly document: Document;
  /** Undefined where it is empty. */
  readonly value: unknown;
}

/** @throws UserError (`manifest`), or all of them, with the line of what cannot be read */
export function readDocuments(source: Source): readonly ReadDocument[] {
  const documents = compose(source, tokensOf(source), "yaml-1.1");
  const values = readValues(source, documents);
  return documents.map((document, index) => ({ source, document, value: values[index] ?? undefined }));
}
