import type { Location } from "@pushpull/core/errors";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
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

/**
 * The line of YAML that sets a value; undefined where the input `set` could not take it.
 * @param target a place's `FILE:PATH`
 */
export function setLine(target: string, value: unknown): string | undefined {
  const line = `${target}=${value}`;
  // What begins with `#` is a comment, and each line is one of its own.
  if (line !== line.trim() || /^#|[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)) return undefined;
  const isPlain = /^[\p{L}\p{N}._/]/u.test(line) && !line.includes(": ") && !line.includes(" #") && !line.endsWith(":");
  return `set: ${isPlain ? line : JSON.stringify(line)}`;
}

/** A place's `FILE:PATH`, as the input `set` names it. */
export function setTarget({ found, file, document }: SetPlace): string {
  const full = file.documents.filter(({ value }) => value !== undefined && value !== null);
  const number = full.indexOf(document) + 1;
  const where = full.length === 1 ? file.file : `${file.file}#${number}`;
  return `${where}:${selectedPath(document, found.at)}`;
}
