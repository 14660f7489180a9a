import type { UserError } from "@pushpull/core/errors";
import type { ParsedDocument, ParsedFile } from "../edit/types.ts";
import { mapOf } from "../find/document-nodes.ts";
import type { SetLine } from "../find/intent.ts";
import { setFault } from "./fault.ts";

/** The documents of a file that a line may mean: one where it says which, otherwise all that are not empty. */
export function documentsOf(line: SetLine, { file, documents }: ParsedFile): readonly ParsedDocument[] | UserError {
  const full = documents.filter(({ value }) => value !== undefined && value !== null);
  const { document } = line;
  if (full.length === 0) return setFault(line, `${file} is empty`, "Name another file.", { file, line: 1 });
  if (document === undefined) return full;
  if ("number" in document) {
    const chosen = full[document.number - 1];
    if (chosen !== undefined) return [chosen];
    const count = full.length === 1 ? "1 document" : `${full.length} documents`;
    return setFault(line, `${file} has ${count}, and no document ${document.number}`, listed(full));
  }
  const { kind, name } = document;
  const chosen = full.filter((each) => nameOf(each) === `${kind}/${name}`);
  if (chosen.length === 1) return chosen;
  const what =
    chosen.length === 0 ? `has no ${kind}/${name}` : `has ${chosen.length} documents that are ${kind}/${name}`;
  return setFault(line, `${file} ${what}`, listed(full));
}

/** How the documents of a file are named: `#1 (Service/web)`. */
export function listed(documents: readonly ParsedDocument[]): string {
  const names = documents.slice(0, 10).map((each, index) => {
    const name = nameOf(each);
    return name === undefined ? `#${index + 1}` : `#${index + 1} (${name})`;
  });
  return `Its documents: ${names.join(", ")}${documents.length > 10 ? ", …" : ""}.`;
}

function nameOf({ value }: ParsedDocument): string | undefined {
  const { kind, metadata } = mapOf(value);
  const { name } = mapOf(metadata);
  return typeof kind === "string" && typeof name === "string" ? `${kind}/${name}` : undefined;
}
