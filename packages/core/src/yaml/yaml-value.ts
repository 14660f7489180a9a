import type { Document } from "yaml";
import type { Location } from "../errors/location.ts";
import type { UserError } from "../errors/user-error.ts";
import { resolveAliases } from "./aliases.ts";
import { explainYaml, templateFault } from "./explain-yaml.ts";

/**
 * Replaces tabs that indent JSON, where no string spans lines, by spaces: in YAML they are an error.
 * @returns a text of the same length
 */
export function spacesForTabs(text: string): string {
  return /^\s*[{[]/.test(text) ? text.replace(/^[\t ]+/gm, (indent) => " ".repeat(indent.length)) : text;
}

/** The value of a document, `null` if it is empty; or its faults, with their lines. */
export function readValue(
  document: Document,
  text: string,
  at: (offset: number) => Location,
): { readonly value: unknown } | { readonly faults: readonly UserError[] } {
  const template = templateFault(document, text, at);
  if (template !== undefined) return { faults: [template] };
  if (document.errors.length > 0) return { faults: explainYaml(document.errors, at) };
  const unresolved = resolveAliases(document, text, at);
  if (unresolved !== undefined) return { faults: [unresolved] };
  return { value: document.toJS({ maxAliasCount: -1 }) };
}

/** Where a document's content begins. */
export function startOf(document: Document): number {
  return document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
}

/** The value as a map; an empty map if it is not one. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

/** Whether a value that was read from YAML or JSON is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
