import { describe, expect, test } from "vitest";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { append, at, edit, remove, rename, set } from "./changes.ts";
const tag = ["image", "tag"];
describe("a text within a text is edited in place", () => {
    test.each([
        ["in a literal block", "v: |\n  image:\n    tag: v1 # x\nw: 1\n", "v: |\n  image:\n    tag: v2 # x\nw: 1\n"],
        ["in one without a break at its end", "v: |-\n    image:\n      tag: v1", "v: |-\n    image:\n      tag: v2"],
        ["in one that keeps its breaks", "v: |+\n  image: {tag: v1}\n\nw: 1\n", "v: |+\n  image: {tag: v2}\n\nw: 1\n"],
        ["in one with an indicator", "v: |1\n  image:\n   tag: v1\n", "v: |1\n  image:\n   tag: v2\n"],
        [
            "in one with blank lines",
            "v: |\n\n  # a\n\n  image:\n\n    tag: 'v1'\n\nw: 1\n",
            "v: |\n\n  # a\n\n  image:\n\n    tag: 'v2'\n\nw: 1\n",
        ],
        [
            "in one with lines of Windows",
            "v: |\r\n  image:\r\n    tag: v1\r\nw: 1\r\n",
            "v: |\r\n  image:\r\n    tag: v2\r\nw: 1\r\n",
        ],
        ["in a literal block of JSON", 'v: |\n  {"image": {"tag": "v1"}}\n', 'v: |\n  {"image": {"tag": "v2"}}\n'],
        ["in a folded block that folds nothing", "v: >\n  image: {tag: v1}\nw: 1\n", "v: >\n  image: {tag: v2}\nw: 1\n"],
        ["in single quotes", "v: '{image: {tag: v1, x: ''y''}}'\n", "v: '{image: {tag: v2, x: ''y''}}'\n"],
        ["in double quotes", 'v: "image:\\n  tag: v1\\n"\n', 'v: "image:\\n  tag: v2\\n"\n'],
        [
            "in double quotes with every escape",
            'v: "{\\x69mage: {tag: v1, a: \\"\\u00e9\\U0001F6A2\\t\\"}}"\n',
            'v: "{\\x69mage: {tag: v2, a: \\"\\u00e9\\U0001F6A2\\t\\"}}"\n',
        ],
        ["in JSON", '{"v": "{\\"image\\": {\\"tag\\": \\"v1\\"}}"}', '{"v": "{\\"image\\": {\\"tag\\": \\"v2\\"}}"}'],
        [
            "of which only the first document counts",
            "v: |\n  image: {tag: v1}\n  ---\n  image: {tag: v1}\n",
            "v: |\n  image: {tag: v2}\n  ---\n  image: {tag: v1}\n",
        ],
    ])("%s", (_, before, after) => {
        expect(edit(before, set(["v"], "v2", tag))).toBe(after);
    });
    test.each([
        ["quotes within double quotes", 'v: "tag: 1"\n', "1.10", 'v: "tag: \\"1.10\\""\n'],
        ["quotes within single quotes", "v: 'tag: ''x'''\n", "1.10", "v: 'tag: ''1.10'''\n"],
        ["double quotes within single quotes", "v: 'tag: 1'\n", "1.10", "v: 'tag: \"1.10\"'\n"],
        ["quotes within a block", "v: |\n  tag: 1\n", "1.10", 'v: |\n  tag: "1.10"\n'],
    ])("with %s", (_, before, value, after) => {
        expect(edit(before, set(["v"], value, ["tag"]))).toBe(after);
    });
    test("that is an item of a list", () => {
        const text = "v:\n- x\n- |\n  image:\n    tag: v1\n";
        expect(edit(text, set(["v", 1], "v2", tag))).toBe(text.replace("v1", "v2"));
    });
    test("within a text of a text", () => {
        const before = "v: |\n  w: |\n    tag: v1 # x\n  x: 'tag: v1'\n";
        const after = "v: |\n  w: |\n    tag: v2 # x\n  x: 'tag: v3'\n";
        expect(edit(before, set(["v"], "v2", ["w"], ["tag"]), set(["v"], "v3", ["x"], ["tag"]))).toBe(after);
    });
    test.each([
        [
            "another key",
            rename(["v"], "digest", "sha256:0", ["images", 0, "newTag"]),
            "    digest: sha256:0 # t\n  b: 1\nw: 1\n",
        ],
        ["one entry less", remove(["v"], ["images", 0, "newTag"]), "  b: 1\nw: 1\n"],
        ["one entry less at its end", remove(["v"], ["b"]), "    newTag: v1 # t\nw: 1\n"],
        [
            "one item more",
            { ...append([], { name: "q", newTag: "v2" }), at: at(["v"], ["images"]) },
            "    newTag: v1 # t\n  - name: q\n    newTag: v2\n  b: 1\nw: 1\n",
        ],
        [
            "one entry more at its end",
            { kind: "add", at: at(["v"], []), key: "c", value: { d: "x" } },
            "    newTag: v1 # t\n  b: 1\n  c:\n    d: x\nw: 1\n",
        ],
    ])("with %s", (_, change, rest) => {
        const head = "v: |\n  images:\n  - name: x\n";
        expect(edit(`${head}    newTag: v1 # t\n  b: 1\nw: 1\n`, change)).toBe(head + rest);
    });
    test("through an alias of it, once", () => {
        const text = "v: &v |\n  tag: v1\nw: *v\n";
        expect(edit(text, set(["v"], "v2", ["tag"]), set(["w"], "v2", ["tag"]))).toBe(text.replace("v1", "v2"));
    });
});
describe("a text within a text is read", () => {
    const { documents } = parseFile("v: |\n  image:\n    tag: v1 # {x}\nfolded: >\n  a: 1\n  b: 2\nplain: just words\nquoted: 'a: [''b'']'\nbroken: 'a: ['\ntwo: \"a:\n  b\"\n", "app.yaml");
    test.each([
        ["v", { image: { tag: "v1" } }],
        ["quoted", { a: ["b"] }],
        ["folded", undefined],
        ["plain", undefined],
        ["broken", undefined],
        ["two", undefined],
        ["missing", undefined],
    ])("%s", (key, value) => {
        expect(documents[0]?.textValue([[key]])).toEqual(value);
    });
    test("with the lines that it has in the file", () => {
        expect(documents[0]?.locate([["v"], tag])).toEqual({ file: "app.yaml", line: 3, column: 5 });
        expect(documents[0]?.comment([["v"], tag])).toBe("{x}");
    });
});
