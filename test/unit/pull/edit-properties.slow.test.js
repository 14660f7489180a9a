import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAlias, isScalar, parseAllDocuments, parseDocument, visit } from "yaml";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { add, append, edit, remove, rename, set } from "./changes.ts";
import { yamlTexts } from "./yaml-texts.ts";
const runs = { numRuns: 60 };
/** The ways to all strings, maps and lists that no alias has to do with. */
function pathsOf(document, wanted) {
    function within(value, path) {
        const own = wanted(value) ? [path] : [];
        if (typeof value !== "object" || value === null)
            return own;
        const steps = Object.keys(value).map((key) => (Array.isArray(value) ? Number(key) : key));
        return [...own, ...steps.flatMap((step) => within(at(value, [step]), [...path, step]))];
    }
    return within(document.value, []).filter((path) => document.readers([path]).length === 1);
}
function at(value, path) {
    return path.reduce((within, step) => within[step], value);
}
/** A value with one place changed. */
function changed(value, path, to) {
    const copy = structuredClone({ root: value });
    const [last = "", ...around] = ["root", ...path].toReversed();
    at(copy, around.toReversed())[last] = to;
    return copy.root;
}
function only(text) {
    const [document, ...more] = parseFile(text, "x.yaml").documents;
    if (document === undefined || more.length > 0)
        throw new Error(`This is not one document: ${text}`);
    return document;
}
function readAs12(text) {
    return parseDocument(text.replace(/^\uFEFF/, "").replace("%YAML 1.1", "%YAML 1.2")).toJS();
}
/** The source of every scalar, and of every comment. */
function sources(text) {
    const content = text.replace(/^\uFEFF/, "");
    const found = [];
    for (const document of parseAllDocuments(content)) {
        visit(document, {
            Node(_, node) {
                if (isScalar(node) || isAlias(node))
                    found.push(content.slice(node.range?.[0], node.range?.[1]));
                found.push(`${node.comment}${node.commentBefore}${node.anchor}`);
            },
        });
    }
    return found;
}
const strings = (document) => pathsOf(document, (value) => typeof value === "string");
const values = fc.oneof(fc.constantFrom("v2", "1.10", "no", "it's", "a: b", "", "{x}", "a\nb\n", "a, b", " x", "ü 🚢", "\u0085"), fc.string({ unit: "grapheme", maxLength: 12 }));
const plain = fc.oneof(values, fc.record({ name: values, list: fc.array(fc.oneof(values, fc.record({ a: fc.boolean() })), { maxLength: 2 }) }), fc.array(fc.oneof(values, fc.array(values, { maxLength: 2 })), { maxLength: 2 }));
function isObject(value) {
    return typeof value === "object" && value !== null;
}
describe("whatever a text looks like", () => {
    test("only the string that is set is another, in YAML 1.1 and in 1.2", () => {
        fc.assert(fc.property(yamlTexts, fc.nat(), values, (text, pick, value) => {
            const before = only(text);
            const paths = strings(before);
            const path = paths[pick % paths.length];
            fc.pre(path !== undefined);
            const after = edit(text, set(path, value));
            expect(only(after).value).toEqual(changed(before.value, path, value));
            expect(readAs12(after)).toEqual(changed(readAs12(text), path, value));
            const own = sources(text);
            const others = sources(after).filter((source, index) => source !== own[index]);
            expect(others.length).toBeLessThanOrEqual(1);
        }), runs);
    });
    test("every byte is back once all strings are what they were", () => {
        fc.assert(fc.property(yamlTexts, (text) => {
            const before = only(text);
            const paths = strings(before);
            const there = edit(text, ...paths.map((path, index) => set(path, `v${index}${/\n*$/.exec(String(at(before.value, path)))}`)));
            expect(edit(there, ...paths.map((path) => set(path, String(at(before.value, path)))))).toBe(text);
        }), runs);
    });
    test("a map gets an entry, and every byte is back once it goes", () => {
        fc.assert(fc.property(yamlTexts, fc.nat(), fc.option(fc.constantFrom("k0", "k1")), plain, (text, pick, after, value) => {
            const before = only(text);
            const maps = pathsOf(before, (found) => isObject(found) && !Array.isArray(found));
            const path = maps[pick % maps.length];
            fc.pre(path !== undefined);
            const there = edit(text, add(path, "added", value, after ?? undefined));
            expect(only(there).value).toEqual(changed(before.value, [...path, "added"], value));
            expect(edit(there, remove([...path, "added"]))).toBe(text);
        }), runs);
    });
    test("a list gets an item, and every byte is back once it goes", () => {
        fc.assert(fc.property(yamlTexts, fc.nat(), plain, (text, pick, item) => {
            const before = only(text);
            const lists = pathsOf(before, Array.isArray);
            const path = lists[pick % lists.length];
            fc.pre(path !== undefined);
            const list = at(before.value, path);
            const there = edit(text, append(path, item));
            expect(only(there).value).toEqual(changed(before.value, path, [...list, item]));
            expect(edit(there, remove([...path, list.length]))).toBe(text);
        }), runs);
    });
    test("an entry gets another key, and every byte is back once it has its own", () => {
        fc.assert(fc.property(yamlTexts, fc.nat(), (text, pick) => {
            const before = only(text);
            const entries = strings(before).filter((path) => typeof path.at(-1) === "string");
            const path = entries[pick % entries.length];
            fc.pre(path !== undefined);
            const value = String(at(before.value, path));
            const there = edit(text, rename(path, "renamed", value));
            expect(only(there).value).toHaveProperty([...path.slice(0, -1), "renamed"], value);
            expect(edit(there, rename([...path.slice(0, -1), "renamed"], String(path.at(-1)), value))).toBe(text);
        }), runs);
    });
});
