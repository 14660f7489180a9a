import type { Location } from "@pushpull/core/errors";
import type { ParsedDocument, ParsedFile } from "../edit/types.ts";
import { selectedPath } from "./selected-path.ts";
import type { FoundImage } from "./types.ts";

/** A found image, in its file. */
export interface Place {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly location: Location;
  /** Scalars, also of other files, that may hold its version instead. */
  readonly elsewhere?: readonly SetPlace[];
}

/** A scalar that the input `set` can name. */
export type SetPlace = Pick<Place, "file" | "document"> & { readonly found: Pick<FoundImage, "at"> };

export function placeOf(found: FoundImage, file: ParsedFile, document: ParsedDocument): Place {
  const elsewhere = (found.elsewhere ?? []).map((at) => ({ found: { at }, file, document }));
  return { found, file, document, location: document.locate(found.at.steps), elsewhere };
}

/** A place's `FILE:PATH`, as the input `set` names it. */
export function setTarget({ found, file, document }: SetPlace): string {
  const full = file.documents.filter(({ value }) => value !== undefined && value !== null);
  const number = full.indexOf(document) + 1;
  const where = full.length === 1 ? file.file : `${file.file}#${number}`;
  return `${where}:${selectedPath(document, found.at)}`;
}
