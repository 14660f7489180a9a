import { describe, expect, test } from "vitest";
import { add, append, edit, remove, rename, set } from "./changes.ts";
const kustomization = `resources:
- ../base
images: # what runs
# the shop
- name: web # ours
  newTag: v1 # the version
- name: "api"
  newTag: "1.0"
# the end
`;
describe("an entry gets another key", () => {
    test.each([
        ["plain", "newTag: v1 # now\n", rename(["newTag"], "digest", "sha256:0"), "digest: sha256:0 # now\n"],
        ["in quotes", "\"newTag\": 'v1'\n", rename(["newTag"], "digest", "sha256:0"), "\"digest\": 'sha256:0'\n"],
        ["in a flow map", "{a: 1, newTag: v1}\n", rename(["newTag"], "digest", "sha256:0"), "{a: 1, digest: sha256:0}\n"],
        ["in JSON", '{"newTag": "v1"}', rename(["newTag"], "digest", "sha256:0"), '{"digest": "sha256:0"}'],
        ["that needs quotes", "a: v1\n", rename(["a"], "no", "v2"), '"no": v2\n'],
        ["where the value stays", "a: v1\n", rename(["a"], "b", "v1"), "b: v1\n"],
        ["where it is explicit", "? a\n: v1\n", rename(["a"], "b", "v2"), "? b\n: v2\n"],
        ["where its value is a block of text", "a: |\n  v1\n", rename(["a"], "b", "v2\n"), "b: |\n  v2\n"],
        ["where it has no value", "a:\nb: 1\n", rename(["a"], "c", "v2"), "c: v2\nb: 1\n"],
    ])("%s", (_, before, change, after) => {
        expect(edit(before, change)).toBe(after);
    });
});
describe("an entry goes", () => {
    test.each([
        ["from the middle", "a: 1\nb: 2 # two\nc: 3\n", remove(["b"]), "a: 1\nc: 3\n"],
        ["from the beginning", "a: 1\nb: 2\n", remove(["a"]), "b: 2\n"],
        ["from the end", "a: 1\nb: 2\n", remove(["b"]), "a: 1\n"],
        ["from the end of a file without a line break", "a: 1\nb: 2", remove(["b"]), "a: 1"],
        ["and the comment above it stays", "a: 1\n# why\nb: 2\n# end\n", remove(["b"]), "a: 1\n# why\n# end\n"],
        ["with all of its lines", "a: 1\nb:\n  c:\n  - 2 # x\nd: 3\n", remove(["b"]), "a: 1\nd: 3\n"],
        ["with its block of text", "a: 1\nb: |\n  x\n\n  y\nd: 3\n", remove(["b"]), "a: 1\nd: 3\n"],
        ["with lines of Windows", "a: 1\r\nb: 2\r\nc: 3\r\n", remove(["b"]), "a: 1\r\nc: 3\r\n"],
        ["from behind a dash", "- a: 1\n  b: 2\n- c: 3\n", remove([0, "a"]), "- b: 2\n- c: 3\n"],
        ["from the end of an item", "- a: 1\n  b: 2\n- c: 3\n", remove([0, "b"]), "- a: 1\n- c: 3\n"],
        ["and leaves an empty map", "a:\n  b: 1 # x\nc: 2\n", remove(["a", "b"]), "a:\n  {} # x\nc: 2\n"],
        ["and leaves an empty item", "- a: 1\n- b: 2\n", remove([0, "a"]), "- {}\n- b: 2\n"],
        ["and leaves an empty document", "a: 1\n", remove(["a"]), "{}\n"],
        ["an explicit one", "? a\n: 1\nb: 2\n", remove(["a"]), "b: 2\n"],
        ["from the beginning of a flow map", "{a: 1, b: 2}\n", remove(["a"]), "{b: 2}\n"],
        ["from the middle of a flow map", "{a: 1, b: 2, c: 3}\n", remove(["b"]), "{a: 1, c: 3}\n"],
        ["from the end of a flow map", "{a: 1, b: 2 }\n", remove(["b"]), "{a: 1 }\n"],
        ["before a comma at the end", "{a: 1, b: 2,}\n", remove(["b"]), "{a: 1,}\n"],
        ["the only one of a flow map", "a: {b: 1}\n", remove(["a", "b"]), "a: {}\n"],
        ["the only one before a comma", "a: {b: 1,}\n", remove(["a", "b"]), "a: {}\n"],
        ["from JSON", '{\n\t"a": 1,\n\t"b": 2\n}\n', remove(["b"]), '{\n\t"a": 1\n}\n'],
        ["from the beginning of JSON", '{\n  "a": 1,\n  "b": 2\n}\n', remove(["a"]), '{\n  "b": 2\n}\n'],
        ["an item of a list", "a:\n- 1\n- 2\nb: 3\n", remove(["a", 0]), "a:\n- 2\nb: 3\n"],
    ])("%s", (_, before, change, after) => {
        expect(edit(before, change)).toBe(after);
    });
});
describe("a map gets an entry", () => {
    test.each([
        ["at its end", "a: 1\nb: 2\n", add([], "c", "3.0"), 'a: 1\nb: 2\nc: "3.0"\n'],
        ["at the end of a file without a line break", "a: 1", add([], "c", "x"), "a: 1\nc: x"],
        [
            "before comments and blank lines at its end",
            "a:\n  b: 1 # x\n\n# end\nc: 2\n",
            add(["a"], "d", "x"),
            "a:\n  b: 1 # x\n  d: x\n\n# end\nc: 2\n",
        ],
        ["behind another", "a: 1 # x\nb: 2\n", add([], "c", "x", "a"), "a: 1 # x\nc: x\nb: 2\n"],
        [
            "behind another with lines of its own",
            "a:\n  b: |\n    x\nc: 2\n",
            add([], "d", "x", "a"),
            "a:\n  b: |\n    x\nd: x\nc: 2\n",
        ],
        ["at its end, where the other is missing", "a: 1\n", add([], "c", "x", "b"), "a: 1\nc: x\n"],
        [
            "behind a dash",
            "images:\n  - name: web\n",
            add(["images", 0], "newTag", "v1"),
            "images:\n  - name: web\n    newTag: v1\n",
        ],
        ["with lines of Windows", "a: 1\r\n", add([], "b", { c: "x" }), "a: 1\r\nb:\r\n  c: x\r\n"],
        [
            "that is a map",
            "a:\n    b: 1\n",
            add([], "c", { d: { e: true } }),
            "a:\n    b: 1\nc:\n    d:\n        e: true\n",
        ],
        ["that is a list", "a: 1\n", add([], "b", ["x", { c: 1, d: null }]), "a: 1\nb:\n- x\n- c: 1\n  d: null\n"],
        ["that is a list, indented as others are", "a:\n  - 1\n", add([], "b", ["x"]), "a:\n  - 1\nb:\n  - x\n"],
        ["that is empty", "a: 1\n", add([], "b", {}), "a: 1\nb: {}\n"],
        ["whose key needs quotes", "a: 'x'\n", add([], "1.0", "x"), "a: 'x'\n'1.0': x\n"],
        ["where it has none", "a:\nb: 1\n", add(["a"], "c", "x"), "a:\n  c: x\nb: 1\n"],
        ["where it has none, and a comment", "a: # why\nb: 1\n", add(["a"], "c", "x"), "a: # why\n  c: x\nb: 1\n"],
        ["where null stands", "a: null # why\nb: 1\n", add(["a"], "c", "x"), "a: # why\n  c: x\nb: 1\n"],
        ["where {} stands", "a: {}\nb: 1\n", add(["a"], "c", "x"), "a: {c: x}\nb: 1\n"],
        ["in brackets", "a: { b: 1 }\n", add(["a"], "c", "x,y"), 'a: { b: 1, c: "x,y" }\n'],
        ["in brackets, behind another", "{a: 1, b: 2}\n", add([], "c", ["x"], "a"), "{a: 1, c: [x], b: 2}\n"],
        ["in brackets on several lines", "a: {\n    b: 1\n  }\n", add(["a"], "c", "x"), "a: {\n    b: 1,\n    c: x\n  }\n"],
        ["in JSON", '{"a": 1}\n', add([], "b", "x"), '{"a": 1, "b": "x"}\n'],
        ["in JSON on several lines", '{\n\t"a": 1\n}\n', add([], "b", { c: [1] }), '{\n\t"a": 1,\n\t"b": {"c": [1]}\n}\n'],
        ["in JSON without any", '{"a": {}}\n', add(["a"], "b", "x"), '{"a": {"b": "x"}}\n'],
    ])("%s", (_, before, change, after) => {
        expect(edit(before, change)).toBe(after);
    });
});
describe("a list gets an item", () => {
    test.each([
        ["at its end", "a:\n- x\n- y # y\n# end\n", append(["a"], "z"), "a:\n- x\n- y # y\n- z\n# end\n"],
        [
            "that is a map",
            "a:\n  - name: x\n",
            append(["a"], { name: "q", newTag: "1.10" }),
            'a:\n  - name: x\n  - name: q\n    newTag: "1.10"\n',
        ],
        [
            "with as many spaces behind its dash",
            "a:\n-   x: 1\n    q: 2\n",
            append(["a"], { x: 3, q: 4 }),
            "a:\n-   x: 1\n    q: 2\n-   x: 3\n    q: 4\n",
        ],
        ["that is a list", "- 1\n", append([], ["a", ["b"]]), "- 1\n- - a\n  - - b\n"],
        ["where it has none", "a:\nb: 1\n", append(["a"], { name: "x" }), "a:\n- name: x\nb: 1\n"],
        ["where [] stands", "a: []\n", append(["a"], { name: "x", newTag: "v1" }), "a: [{name: x, newTag: v1}]\n"],
        ["in brackets", "a: [x, y]\n", append(["a"], "z"), "a: [x, y, z]\n"],
        ["in JSON", '{"a": ["x"]}', append(["a"], { b: "y" }), '{"a": ["x", {"b": "y"}]}'],
        ["at the end of a file without a line break", "- x", append([], "q"), "- x\n- q"],
    ])("%s", (_, before, change, after) => {
        expect(edit(before, change)).toBe(after);
    });
});
describe("several changes at once", () => {
    test("of one list", () => {
        const changes = [
            set(["images", 0, "newTag"], "v2"),
            rename(["images", 1, "newTag"], "digest", "sha256:0"),
            add(["images", 1], "newName", "mirror/api", "name"),
            append(["images"], { name: "db", newTag: "17" }),
            append(["images"], { name: "cache", newTag: "v8" }),
        ];
        expect(edit(kustomization, ...changes)).toBe(`resources:
- ../base
images: # what runs
# the shop
- name: web # ours
  newTag: v2 # the version
- name: "api"
  newName: mirror/api
  digest: "sha256:0"
- name: db
  newTag: "17"
- name: cache
  newTag: v8
# the end
`);
    });
    test.each([
        ["a map without entries", "a: {}\n", [add(["a"], "b", 1), add(["a"], "c", 2)], "a: {b: 1, c: 2}\n"],
        ["one that is not there yet", "a:\nd: 3\n", [add(["a"], "b", 1), add(["a"], "c", 2)], "a:\n  b: 1\n  c: 2\nd: 3\n"],
        ["null", "a: ~\n", [add(["a"], "b", 1), add(["a"], "c", 2)], "a:\n  b: 1\n  c: 2\n"],
        ["a list without items", "a: []\n", [append(["a"], "x"), append(["a"], "z")], "a: [x, z]\n"],
        ["a list that is not there yet", "a:\nb: 1\n", [append(["a"], "x"), append(["a"], "z")], "a:\n- x\n- z\nb: 1\n"],
        ["JSON", '{"a": []}', [append(["a"], "x"), append(["a"], { b: "z" })], '{"a": ["x", {"b": "z"}]}'],
    ])("fill %s", (_, before, changes, after) => {
        expect(edit(before, ...changes)).toBe(after);
    });
    test("that end at the same place grow from the inside", () => {
        const changes = [append(["a"], "z"), add(["a", 0], "c", "q"), add([], "d", "w")];
        expect(edit("a:\n- b: x\n", ...changes)).toBe("a:\n- b: x\n  c: q\n- z\nd: w\n");
    });
    test("in several documents", () => {
        const second = { kind: "set", at: { document: 1, steps: [["v"]] }, value: "b2" };
        const third = { kind: "set", at: { document: 2, steps: [["v"]] }, value: "c2" };
        const text = "# top\n---\nv: a\n---\n# more\nv: b\n--- # last\nv: c\n";
        expect(edit(text, third, set(["v"], "a2"), second)).toBe("# top\n---\nv: a2\n---\n# more\nv: b2\n--- # last\nv: c2\n");
    });
    test("of an anchor and of its aliases are one", () => {
        const text = "a: &v 'x'\nb: *v\nc: [*v]\n";
        expect(edit(text, set(["a"], "y"), set(["b"], "y"), set(["c", 0], "y"))).toBe("a: &v 'y'\nb: *v\nc: [*v]\n");
    });
    test("through a merge change what is merged", () => {
        const text = "base: &base {tag: v1}\nweb:\n  <<: *base\n  name: web\napi:\n  <<: [*base]\n";
        expect(edit(text, set(["web", "tag"], "v2"), set(["api", "tag"], "v2"))).toBe(text.replace("v1", "v2"));
    });
    test("none leave the text", () => {
        expect(edit(kustomization)).toBe(kustomization);
    });
});
