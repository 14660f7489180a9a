import { userFaults } from "@pushpull/core/errors";
import { isCollection, type Scalar } from "yaml";
import { innerText } from "./inner-text.ts";
import { type ReadDocument, readDocuments } from "./read-document.ts";
import type { Source } from "./source.ts";

/** The first document of the YAML or JSON that a scalar's text is; undefined where it is none, or cannot be edited. */
export function readInner(source: Source, scalar: Scalar): ReadDocument | undefined {
  const inner = innerText(source.text, scalar);
  if (inner === undefined) return undefined;
  const begin = scalar.range?.[0] ?? 0;
  const at = (offset: number) => source.at(inner.toOuter(offset) ?? begin);
  const first = readable({ text: inner.text, file: source.file, at });
  return isCollection(first?.document.contents) ? first : undefined;
}

/** Most texts are no YAML, which is no fault of theirs. */
function readable(source: Source): ReadDocument | undefined {
  try {
    return readDocuments(source)[0];
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}
