import { mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, listOf } from "../document-nodes.ts";

/** The content of an ApplicationSet's generators. */
interface Generated {
  readonly elements: readonly GeneratorElement[];
  /** The generators' own templates, which are merged over the ApplicationSet's template. */
  readonly templates: readonly GeneratorElement[];
}

/** Matrix and merge generators nest two levels deep (`ApplicationSetTerminalGenerator`). */
const maxDepth = 3;

/**
 * Reads the elements of list generators, including those inside matrix and merge generators (Argo CD, `ListGenerator`).
 */
export function readGenerators(document: ParsedDocument, generators: unknown, at: NodePath, depth = 1): Generated {
  const elements: GeneratorElement[] = [];
  const templates: GeneratorElement[] = [];
  for (const [index, generator] of listOf(generators).entries()) {
    for (const [kind, value] of Object.entries(mapOf(generator))) {
      const here = below(at, index, kind);
      const { template, generators: nested } = mapOf(value);
      if (template !== undefined) templates.push({ value: template, at: below(here, "template") });
      if (kind === "list") elements.push(...elementsOf(document, mapOf(value), here));
      if ((kind !== "matrix" && kind !== "merge") || depth >= maxDepth) continue;
      const inner = readGenerators(document, nested, below(here, "generators"), depth + 1);
      elements.push(...inner.elements);
      templates.push(...inner.templates);
    }
  }
  return { elements, templates };
}

function elementsOf(
  document: ParsedDocument,
  { elements, elementsYaml }: Readonly<Record<string, unknown>>,
  at: NodePath,
): readonly GeneratorElement[] {
  const items = (list: unknown, from: NodePath) =>
    listOf(list).map((value, index): GeneratorElement => ({ value, at: below(from, index) }));
  const text = below(at, "elementsYaml");
  const inText = typeof elementsYaml === "string" ? document.textValue(text.steps) : undefined;
  return [...items(elements, below(at, "elements")), ...items(inText, insideText(text))];
}

/** One set of generator parameters, which fills in the template of an ApplicationSet. */
export interface GeneratorElement {
  readonly value: unknown;
  readonly at: NodePath;
}

/** The value of a placeholder, and where it is written. */
export interface FilledValue {
  readonly value: string | number;
  readonly at: NodePath;
}

/** `{{tag}}` (fasttemplate), or `{{ .tag }}` if the ApplicationSet has `goTemplate`; no expressions. */
const placeholder = /^\{\{-?\s*\.?([A-Za-z_][\w.-]*)\s*-?\}\}$/;

/** Fills in a text that consists of a single placeholder (Argo CD, "ApplicationSet Template" and "Go Template"). */
export function fillIn(text: unknown, element: GeneratorElement | undefined): FilledValue | undefined {
  const name = typeof text === "string" ? placeholder.exec(text)?.[1] : undefined;
  if (name === undefined || element === undefined) return undefined;
  // Without goTemplate, a name may contain dots: the names of nested maps are joined by them.
  const keys = name in mapOf(element.value) ? [name] : name.split(".");
  const value = keys.reduce<unknown>((inner, key) => mapOf(inner)[key], element.value);
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return { value, at: below(element.at, ...keys) };
}

/** Fills in all placeholders of a text; undefined if one has no value. */
export function fillAll(text: string, element: GeneratorElement | undefined): string | undefined {
  const filled = text.replace(/\{\{(?:(?!\{\{).)*?\}\}/g, (written) =>
    String(fillIn(written, element)?.value ?? written),
  );
  return filled.includes("{{") ? undefined : filled;
}

export function hasPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{{");
  return typeof value === "object" && value !== null && Object.values(value).some(hasPlaceholder);
}
