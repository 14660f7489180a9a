import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText } from "../node-path.ts";
import { listOf, mapOf } from "../shapes.ts";
import type { Element } from "./argo-cd-fill.ts";

/** What an ApplicationSet's generators hold. */
interface Generated {
  readonly elements: readonly Element[];
  /** Templates of the generators' own, which are laid over the ApplicationSet's. */
  readonly templates: readonly Element[];
}

/** Matrix and merge generators nest two levels deep (`ApplicationSetTerminalGenerator`). */
const deepest = 3;

/** The elements of list generators, also of those in matrix and merge generators (Argo CD, `ListGenerator`). */
export function readGenerators(document: ParsedDocument, generators: unknown, at: NodePath, depth = 1): Generated {
  const elements: Element[] = [];
  const templates: Element[] = [];
  for (const [index, generator] of listOf(generators).entries()) {
    for (const [kind, value] of Object.entries(mapOf(generator))) {
      const here = below(at, index, kind);
      const { template, generators: nested } = mapOf(value);
      if (template !== undefined) templates.push({ value: template, at: below(here, "template") });
      if (kind === "list") elements.push(...elementsOf(document, mapOf(value), here));
      if ((kind !== "matrix" && kind !== "merge") || depth >= deepest) continue;
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
): readonly Element[] {
  const items = (list: unknown, from: NodePath) =>
    listOf(list).map((value, index): Element => ({ value, at: below(from, index) }));
  const text = below(at, "elementsYaml");
  const inText = typeof elementsYaml === "string" ? document.textValue(text.steps) : undefined;
  return [...items(elements, below(at, "elements")), ...items(inText, insideText(text))];
}
