/**
 * Every regular expression of ours takes time in proportion to the text: what manifests, servers and programs say may be
 * a megabyte of whatever hurts most.
 */
import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { parse } from "acorn";
import { expect, test } from "vitest";
import { root } from "../workshop/paths.ts";
/** All expressions that stand in our sources, and those that they put together of constants. */
function expressions() {
    return globSync(["packages/*/src/**/*.ts", "actions/*/src/**/*.ts"], { cwd: root })
        .toSorted()
        .flatMap((file) => {
        const program = parse(stripTypeScriptTypes(readFileSync(join(root, file), "utf8")), {
            ecmaVersion: "latest",
            sourceType: "module",
        });
        return literalsIn(program).map((regex) => ({ where: `${file}: ${regex}`, regex }));
    });
}
function literalsIn(node) {
    if (Array.isArray(node))
        return node.flatMap(literalsIn);
    if (typeof node !== "object" || node === null)
        return [];
    const { type, regex } = node;
    if (type === "Literal" && regex !== undefined)
        return [new RegExp(regex.pattern, regex.flags)];
    return Object.values(node).flatMap(literalsIn);
}
const largest = 1_000_000;
/** Sizes that a text grows by: what is quadratic is found before it takes minutes. */
const sizes = [1_000, 8_000, 64_000, largest];
/** Milliseconds. */
const limit = 200;
/** Pieces that are repeated. Those of the expression's own characters are added to them. */
const pieces = [
    ...[
        " ",
        "\n",
        "\t",
        "\r\n",
        " \n",
        "\n ",
        '"',
        "'",
        "`",
        "\\",
        "[",
        "{",
        "(",
        "<",
        "/",
        "//",
        ".",
        "-",
        "_",
        ":",
        "::",
        "=",
        "@",
    ],
    ...[
        "a",
        "a ",
        " a",
        "a:",
        "a: ",
        "1",
        "1.",
        "a.",
        "a/",
        "a-",
        "x=",
        '"a',
        "'a",
        "\\n",
        "%41",
        "&amp;",
        "\u001b[",
        "\u001b]",
        "\u001b;#",
        "\u200b",
    ],
    ...["a\n", "\n\n a", "- ", "# ", "$(", "${", "{{", "!", "*", "&", "|", "~", "0", "é", "<a", "<!--", "-----BEGIN"],
];
function ownPieces({ source }) {
    const words = source.match(/[A-Za-z][A-Za-z ]{2,}|[^\\\w\s]/g) ?? [];
    return [...new Set(words.flatMap((word) => [word, `${word} `, `${word}\n`]))];
}
/** Milliseconds. Where it seems too long it is measured again: the machine may have been busy with something else. */
function timeOf(regex, text) {
    let shortest = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3 && shortest > limit; attempt++) {
        const begun = process.threadCpuUsage();
        text.replace(regex, "");
        // Not the time that passes: other programs take their share of a busy machine.
        const { user, system } = process.threadCpuUsage(begun);
        shortest = Math.min(shortest, (user + system) / 1_000);
    }
    return shortest;
}
/** The text that takes too long, and how long; undefined where none does. */
function slowest({ regex }) {
    for (const piece of new Set([...pieces, ...ownPieces(regex)])) {
        for (const size of sizes) {
            const text = piece.repeat(Math.ceil(size / piece.length));
            const took = Math.max(...["", "\u0001"].map((end) => timeOf(regex, text + end)));
            if (took > limit)
                return `${JSON.stringify(piece)} repeated to ${size} takes ${Math.round(took)} ms`;
        }
    }
    return undefined;
}
test("no expression takes more than a moment for a megabyte", { timeout: 900_000 }, () => {
    const all = expressions();
    expect(all.length).toBeGreaterThan(300);
    const slow = all.flatMap((expression) => {
        const found = slowest(expression);
        return found === undefined ? [] : [`${expression.where}: ${found}`];
    });
    expect(slow).toEqual([]);
});
