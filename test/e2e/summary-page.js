/** Makes a page of a summary as GitHub does: Markdown, and then what its own filters find in the text. */
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { parseFragment } from "parse5";
export function renderSummary(markdown) {
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
function below(nodes, path = []) {
    return nodes.flatMap((node) => [
        { node, path },
        ...("childNodes" in node ? below(node.childNodes, [...path, node.nodeName]) : []),
    ]);
}
function textOf(nodes) {
    return nodes.flatMap(({ node }) => ("value" in node ? [node.value] : [])).join("");
}
function rowsOf(table) {
    const rows = below(table.childNodes).filter(({ node }) => node.nodeName === "tr");
    return rows.map(({ node }) => ("childNodes" in node ? node.childNodes : []).filter(({ nodeName }) => /^t[dh]$/.test(nodeName)).length);
}
/** GitHub's filters leave code alone. */
function isQuiet(path) {
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
function findIn(text) {
    return filters.flatMap((filter) => text.match(filter) ?? []);
}
