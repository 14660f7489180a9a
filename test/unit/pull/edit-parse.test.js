import { describe, expect, test } from "vitest";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { formatPath } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";
const text = `# values of the shop
---
---
base: &base
  image: &image {repository: web, tag: v1} # {"$imagepolicy": "flux-system:web"}
web:
  <<: *base
  list:
  - one # first
  - *image
  block: | # {"$x": 1}
    text
  empty: # nothing
"a.b/c": [x, # in brackets
  z]
`;
const { documents } = parseFile(text, "values.yaml");
function second() {
    const [, document] = documents;
    if (document === undefined)
        throw new Error("The file has no second document");
    return document;
}
describe("a file that is read", () => {
    test("has the values that Kubernetes reads, aliases and merges resolved", () => {
        const image = { repository: "web", tag: "v1" };
        expect(documents.map(({ index, value }) => [index, value])).toEqual([
            [0, undefined],
            [1, { base: { image }, web: { image, list: ["one", image], block: "text\n", empty: null }, "a.b/c": ["x", "z"] }],
        ]);
    });
    test.each([
        ["a: e1234567", "e1234567"],
        ["a: 1:30", "1:30"],
        ["a: yes", true],
        ["a: 017", 15],
        ["%YAML 1.2\n---\na: yes", true],
        ["\uFEFFa: b\r\n", "b"],
        ['{\n\t"a": "b"\n}', "b"],
    ])("%s", (written, value) => {
        expect(parseFile(written, "x.yaml").documents[0]?.value).toEqual({ a: value });
    });
    test.each([
        ["", 0],
        ["# only words\n", 0],
        ["a: 1", 1],
        ["---\n---\n", 2],
        ["a: 1\n---\n# b\n---\nc: 1\n", 3],
        ["\uFEFF# a\n---\nb: 1\n--- |\n  text\n---\n", 3],
        ["a: 1\n...\n---\nb: 1\n", 2],
        ["%YAML 1.1\n---\na: 1\n---\nb: 1\n", 2],
        ['a: "x\n  --- y"\n---\nb: |\n  ---\n', 2],
    ])("%j has so many documents: %d", (written, count) => {
        expect(parseFile(written, "x.yaml").documents.length).toBe(count);
    });
});
describe("a place in a file", () => {
    const places = [
        [[[]], 4, 1, undefined, 1],
        [[["base", "image", "tag"]], 5, 35, undefined, 3],
        [[["base", "image"]], 5, 3, undefined, 3],
        [[["base"]], 4, 1, undefined, 1],
        [[["web"]], 6, 1, undefined, 1],
        [[["web", "image", "tag"]], 5, 35, undefined, 3],
        [[["web", "list", 0]], 9, 5, "first", 1],
        [[["web", "list", 1, "tag"]], 5, 35, undefined, 3],
        [[["web", "block"]], 11, 3, '{"$x": 1}', 1],
        [[["web", "empty"]], 13, 3, "nothing", 1],
        [[["a.b/c", 0]], 14, 11, "in brackets", 1],
        [[["a.b/c", 1]], 15, 3, undefined, 1],
        [[["web", "missing", "too"]], 6, 1, undefined, 1],
        [[["web", "block"], ["inside"]], 11, 3, undefined, 1],
    ];
    test.each(places)("%j is at %d:%d", (steps, line, column, comment, readers) => {
        const document = second();
        expect(document.locate(steps)).toEqual({ file: "values.yaml", line, column });
        expect(document.comment(steps)).toBe(comment);
        expect(document.readers(steps)).toHaveLength(readers);
    });
    test.each([
        [[["spec", "template", "spec", "containers", 0, "image"]], "spec.template.spec.containers[0].image"],
        [[["metadata", "labels", "a.b/c"]], 'metadata.labels["a.b/c"]'],
        [[[0, "name"]], "[0].name"],
        [
            [
                ["spec", "values"],
                ["image", "tag"],
            ],
            "spec.values > image.tag",
        ],
        [[["x-y_z", "1", ""]], 'x-y_z["1"][""]'],
    ])("%j is written %s", (steps, written) => {
        expect(formatPath(steps)).toBe(written);
    });
});
