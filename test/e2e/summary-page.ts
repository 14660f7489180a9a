/** Makes a page of a summary as GitHub does: Markdown, and then what its own filters find in the text. */
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

export interface Page {
  /** The names of all elements in it, each once, sorted. */
  readonly elements: readonly string[];
  /** Whatever has an attribute, as `name.attribute`. */
  readonly attributes: readonly string[];
  /** Where its links lead to. */
  readonly links: readonly string[];
  /** What stands out from the text around it. */
  readonly strong: readonly string[];
  /** How many cells each row of a table has, table by table. */
  readonly tables: readonly (readonly number[])[];
  /** What a person reads. */
  readonly text: string;
  /** People, issues, addresses and pictures that GitHub would find in the text. */
  readonly found: readonly string[];
}

export function renderSummary(markdown: string): Page {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const nodes = below(parseFragment(html).childNodes);
  const elements = nodes.flatMap(({ node }) => ("tagName" in node ? [node] : []));
  return {
    elements: [...new Set(elements.map(({ tagName }) => tagName))].sort(),
    attributes: elements.flatMap(({ tagName, attrs }) => attrs.map(({ name }) => `${tagName}.${name}`)),
    links: elements.flatMap(({ attrs }) => attrs.flatMap(({ name, value }) => (name === "href" ? [value] : []))),
    strong: elements.filter(({ tagName }) => tagName === "strong").map(({ childNodes }) => textOf(below(childNodes))),
    tables: elements.filter(({ tagName }) => tagName === "table").map(rowsOf),
    text: textOf(nodes),
    found: nodes.flatMap(({ node, path }) => ("value" in node && !isQuiet(path) ? findIn(node.value) : [])),
  };
}

interface Placed {
  readonly node: Node;
  /** The names of the elements around it. */
  readonly path: readonly string[];
}

function below(nodes: readonly Node[], path: readonly string[] = []): readonly Placed[] {
  return nodes.flatMap((node) => [
    { node, path },
    ...("childNodes" in node ? below(node.childNodes, [...path, node.nodeName]) : []),
  ]);
}

function textOf(nodes: readonly Placed[]): string {
  return nodes.flatMap(({ node }) => ("value" in node ? [node.value] : [])).join("");
}

function rowsOf(table: DefaultTreeAdapterTypes.Element): readonly number[] {
  const rows = below(table.childNodes).filter(({ node }) => node.nodeName === "tr");
  return rows.map(
    ({ node }) =>
      ("childNodes" in node ? node.childNodes : []).filter(({ nodeName }) => /^t[dh]$/.test(nodeName)).length,
  );
}

/** GitHub's filters leave code alone. */
function isQuiet(path: readonly string[]): boolean {
  return path.some((name) => ["code", "pre", "a"].includes(name));
}

const filters = [
  /(?<!\w)@[a-z0-9][\w-]*/gi,
  /#\d+/g,
  /\bGH-\d+/gi,
  /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi,
  /\bwww\.\w+/gi,
  /[\w.+-]+@[\w-]+\.\w+/g,
  /:[\w+-]+:/g,
];

/** In one piece of text: what an element stands in the middle of is not found. */
function findIn(text: string): readonly string[] {
  return filters.flatMap((filter) => text.match(filter) ?? []);
}
