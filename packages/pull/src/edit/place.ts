import type { Document } from "yaml";
import type { Slot } from "./follow.ts";
import { quotesAround } from "./layout.ts";
import type { Writing } from "./write-scalar.ts";

/** A document whose text is edited. */
export interface Page {
  readonly text: string;
  readonly document: Document;
  readonly json: boolean;
}

/** Where a change is made. */
export interface Place extends Slot {
  readonly page: Page;
}

/** How a scalar of a collection is written. */
export function writingIn({ document, json }: Page, parent: Slot["parent"]): Writing {
  return { surroundings: parent?.flow === true ? "flow" : "block", json, quotes: quotesAround(parent, document) };
}
