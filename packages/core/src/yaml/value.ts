import type { Document } from "yaml";
import { UserError } from "../errors.ts";
import type { Location } from "../location.ts";
import { danglingFault, endlessFault, explainYaml, templateFault } from "./explain.ts";

/** How often aliases may repeat what they stand for: more is an attack ("billion laughs"). */
const mostAliases = 1_000;

/**
 * Tabs may indent JSON, where no string spans lines; to YAML they are an error.
 * @returns a text of the same length
 */
export function spacesForTabs(text: string): string {
  return /^\s*[{[]/.test(text) ? text.replace(/^[\t ]+/gm, (indent) => " ".repeat(indent.length)) : text;
}

/** What a document says, `null` where it is empty; or each thing that keeps it from being read, with its line. */
export function readValue(
  document: Document,
  text: string,
  at: (offset: number) => Location,
): { readonly value: unknown } | { readonly faults: readonly UserError[] } {
  const template = templateFault(document, text, at);
  if (template !== undefined) return { faults: [template] };
  if (document.errors.length > 0) return { faults: explainYaml(document.errors, at) };
  const endless = endlessFault(document, text, at);
  if (endless !== undefined) return { faults: [endless] };
  try {
    return { value: document.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const hint = "Write out what the aliases stand for.";
    const tooMany = new UserError(error.message, { code: "manifest", location: at(startOf(document)), hint });
    return { faults: [danglingFault(document, at) ?? tooMany] };
  }
}

/** Where a document's content begins. */
export function startOf(document: Document): number {
  return document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
}
