/** What Go reads (kubectl, Kustomize, Helm, yq), and the specification of YAML does not let stand so. */
import { parseYaml } from "@pushpull/core/yaml";
import { describe, expect, test } from "vitest";
import { editFile } from "../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../packages/pull/src/yaml-edit/parse-file.ts";

const texts: readonly (readonly [name: string, text: string, value: unknown])[] = [
  ["quotes that end where their key begins", "a:\n  b: '{\n    \"x\": []\n  }'\n", { a: { b: '{ "x": [] }' } }],
  ["quotes with lines that are not indented", 'a:\n  b: "x\ny\n"\n', { a: { b: "x y " } }],
  ["quotes with a blank line", "a:\n  b: 'x\n\ny'\n", { a: { b: "x\ny" } }],
  ["quotes with an escaped line break", 'a:\n  b: "x\\\ny"\n', { a: { b: "xy" } }],
  ["quotes that a tab indents", 'a:\n  b: "x\n\ty"\n', { a: { b: "x y" } }],
  ["quotes with Windows line ends", 'a:\r\n  b: "x\r\ny"\r\n', { a: { b: "x y" } }],
  ["quotes in a list that is not indented", "a:\n- 'x\ny'\n- z\n", { a: ["x y", "z"] }],
  ["quotes in brackets", 'a:\n  b: [sh, -c, "\n  x;\ny"]\n', { a: { b: ["sh", "-c", " x; y"] } }],
  ["brackets with lines that are not indented", "a:\n  b: [\n1,\n# c\n2\n]\n", { a: { b: [1, 2] } }],
  ["text in brackets over lines", "a: {b: x\nz}\n", { a: { b: "x z" } }],
  ["brackets in brackets", "a:\n  - b: {c: [1,\n2], d: 'u\nv'}\n", { a: [{ b: { c: [1, 2], d: "u v" } }] }],
];

describe.each(texts)("%s", (_, text, value) => {
  const whole = `${text}image: web:1\n---\nkind: Other\n`;
  const read = { ...(value as object), image: "web:1" };
  const line = text.split("\n").length;

  test("are read as Go reads them, and what follows stands where it is", () => {
    const { documents, faults } = parseYaml(whole, "a.yaml");
    expect(faults).toEqual([]);
    expect(documents.map((document) => document.value)).toEqual([read, { kind: "Other" }]);
    expect(documents[0]?.locate(["image"])).toMatchObject({ line, column: 1 });
    expect(documents[1]?.locate(["kind"])).toMatchObject({ line: line + 2 });
  });

  test("keep their bytes in an edit of what follows", () => {
    const [first] = parseFile(whole, "a.yaml").documents;
    expect(first?.value).toEqual(read);
    expect(first?.locate([["image"]])).toMatchObject({ line, column: 1 });
    const change = { kind: "set", at: { document: 0, steps: [["image"]] }, value: "web:2" } as const;
    expect(editFile(parseFile(whole, "a.yaml"), [change])).toBe(whole.replace("web:1", "web:2"));
  });
});

test.each([
  ["quotes that a document's beginning ends", 'a: "x\n---\nb: "\n'],
  ["brackets that a document's beginning ends", "a: [x\n---\nb: ]\n"],
  ["quotes that do not end", "a:\n  b: 'x\nc: y\n"],
  ["a key over lines", '"a\nb": 1\n'],
  ["text without quotes that is not indented", "a:\n  b: x\ny\n"],
])("%s: broken to Go, and here", (_, text) => {
  expect(parseYaml(text, "a.yaml").faults).not.toEqual([]);
  expect(() => parseFile(text, "a.yaml")).toThrow();
});
