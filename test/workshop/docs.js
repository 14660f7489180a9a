/**
 * Generates the tables of inputs and outputs in the README files from `action.yml`, so that they cannot disagree.
 * A table stands between `<!-- inputs:push -->` and `<!-- /inputs:push -->`.
 */
import { parse } from "yaml";
/**
 * Writes the tables of one action into a text, wherever it has markers for them; all other bytes stay.
 *
 * @param action the folder's name in `actions/`, which the markers name
 * @throws Error when a marker is opened and not closed, or closed and not opened
 */
export function writeTables(text, action, actionYml) {
    const metadata = (parse(actionYml) ?? {});
    const tables = { inputs: inputsTable(metadata), outputs: outputsTable(metadata) };
    return ["inputs", "outputs"].reduce((done, table) => between(done, `${table}:${action}`, tables[table]), text);
}
/** Whether a text has a place for this table. */
export function hasTable(text, table, action) {
    return text.includes(opening(`${table}:${action}`));
}
export function inputsTable({ inputs = {} }) {
    const rows = Object.entries(inputs).map(([name, input]) => [code(name), defaultOf(input), meaningOf(input)]);
    return markdownTable(["input", "default", "meaning"], rows);
}
export function outputsTable({ outputs = {} }) {
    const rows = Object.entries(outputs).map(([name, { description = "" }]) => [code(name), cell(description)]);
    return markdownTable(["output", "meaning"], rows);
}
function defaultOf(input) {
    if (input.required === true)
        return "required";
    return input.default === undefined || input.default === "" ? "" : code(String(input.default));
}
function meaningOf({ description = "", deprecationMessage }) {
    const meaning = cell(description);
    return deprecationMessage === undefined ? meaning : `Deprecated: ${cell(deprecationMessage)} ${meaning}`.trimEnd();
}
function markdownTable(head, rows) {
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
/** A paragraph break becomes `<br>`, any other line break a space; a bar would end the cell. */
function cell(text) {
    const paragraphs = text.trim().split(/\n\s*\n/);
    return paragraphs.map((paragraph) => escapeBars(paragraph.replace(/\s*\n\s*/g, " "))).join("<br>");
}
function code(text) {
    return `\`${escapeBars(text)}\``;
}
function escapeBars(text) {
    return text.replaceAll("|", "\\|");
}
function between(text, marker, table) {
    const [open, close] = [opening(marker), `<!-- /${marker} -->`];
    const [from, to] = [text.indexOf(open), text.indexOf(close)];
    if (from === -1 && to === -1)
        return text;
    if (from === -1)
        throw new Error(`${close} has no ${open} before it`);
    if (to < from)
        throw new Error(`${open} has no ${close} after it`);
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = ["", "", ...table.split("\n"), "", ""].join(eol);
    return text.slice(0, from + open.length) + lines + text.slice(to);
}
function opening(marker) {
    return `<!-- ${marker} -->`;
}
