import { userFaults } from "@pushpull/core/errors";
import { describe, expect, test } from "vitest";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import type { YamlChange } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";
import { add, append, at, edit, remove, rename, set } from "./changes.ts";

/** Code, message and line of what is thrown. */
function fault(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    const [first] = userFaults(error) ?? [];
    if (first === undefined) throw error;
    return `${first.code}: ${first.message} (${first.location?.file}:${first.location?.line})`;
  }
  throw new Error("Nothing was refused");
}

describe("a change is refused where it cannot be made exactly", () => {
  const rows: readonly (readonly [string, string, readonly YamlChange[], string, number])[] = [
    [
      "in a document that is not there",
      "a: 1\n",
      [{ ...set(["a"], "x"), at: { document: 1, steps: [["a"]] } }],
      "it does not exist",
      1,
    ],
    ["at a path that is not there", "a:\n  b: 1\n", [set(["a", "c"], "x")], "it does not exist", 1],
    ["in an empty file", "", [set(["a"], "x")], "it does not exist", 1],
    ["of a map", "a:\n  b: 1\n", [set(["a"], "x")], "it is a map or a list, not a scalar", 1],
    ["of a key without a value in brackets", "{a}\n", [set(["a"], "x")], "it does not exist", 1],
    ["in a pair without brackets", "[a: 1]\n", [set([0, "a"], "x")], "it is in a pair without its own brackets", 1],
    ["twice, to two values", "a: 1\n", [set(["a"], "x"), set(["a"], "z")], "two changes contradict each other", 1],
    [
      "through an alias, to another value",
      "a: &v x\nb: *v\n",
      [set(["a"], "z"), set(["b"], "w")],
      "two changes contradict each other",
      1,
    ],
    [
      "of a value and of its text",
      "a: 'b: 1'\n",
      [set(["a"], "x"), set(["a"], "z", ["b"])],
      "two changes contradict each other",
      1,
    ],
    [
      "of what another takes away",
      "a:\n  b: 1\nc: 2\n",
      [remove(["a"]), set(["a", "b"], "x")],
      "two changes overlap",
      1,
    ],
    [
      "whose anchor is needed elsewhere",
      "a: &v 1\nb: *v\n",
      [remove(["a"])],
      "it could not be parsed again: This alias has no anchor before it",
      1,
    ],
    [
      "behind a dash, before a comment",
      "- a: 1\n  # why\n  b: 2\n",
      [remove([0, "a"])],
      "it starts after a dash, and a comment follows it",
      1,
    ],
    ["beside a comment in brackets", "{a: 1, # why\n b: 2}\n", [remove(["a"])], "there is a comment next to it", 1],
    ["of the whole document", "a: 1\n", [remove([])], "it is the whole document", 1],
    ["that adds what is there", "a: 1\n", [add([], "a", "x")], "it already has a a", 1],
    [
      "that adds the same twice",
      "a: 1\n",
      [add([], "b", "x"), add([], "b", "z")],
      "it could not be parsed again: This key appears twice in the same map",
      1,
    ],
    ["that adds to a scalar", "a: 1\n", [add(["a"], "b", "x")], "there is no map", 1],
    ["that appends to a map", "a: {}\n", [append(["a"], "x")], "there is no list", 1],
    [
      "that adds to nothing in brackets",
      "{a: }\n",
      [add(["a"], "b", "x")],
      "it is empty, and not in a block-style map",
      1,
    ],
    [
      "that renames to a key that is there",
      "a: 1\nb: 2\n",
      [rename(["a"], "b", "x")],
      "it could not be parsed again: This key appears twice in the same map",
      1,
    ],
    ["that renames an item", "- a\n", [rename([0], "b", "x")], "it is not an entry of a map", 1],
    ["of a number by its tag", "a: !!int 1\n", [set(["a"], "x")], "its tag says that it is not a string", 1],
    [
      "of a text that is folded",
      "a: >\n  b: {c: x,\n  d: z}\n",
      [set(["a"], "w", ["b", "c"])],
      "its text has folded lines or escapes",
      1,
    ],
    ["of a text that is no YAML", "a: 'b: ['\n", [set(["a"], "w", ["b"])], "The indentation is broken", 1],
    ["of a string by its tag", "a: !!str 1\n", [set(["a"], 2)], "it would have another value in YAML 1.1", 1],
    [
      "that grows a text on one line",
      "a: 'b: c'\n",
      [{ kind: "add", at: at(["a"], []), key: "d", value: "x" }],
      "its scalar style cannot hold the change",
      1,
    ],
  ];

  test.each(rows)("%s", (_, text, changes, reason, line) => {
    const said = fault(() => edit(text, ...changes));
    expect(said).toContain(reason);
    expect(said).toContain(`(deploy/web.yaml:${line})`);
  });

  test("with the path, and what to do", () => {
    const text = "a:\n  b: |\n    c: [1]\n";
    const act = () => edit(text, set(["a", "b"], "x", ["c"]));
    expect(act).toThrow("a.b > c cannot be changed exactly: it is a map or a list, not a scalar");
    expect(fault(act)).toMatch(/\(deploy\/web\.yaml:3\)$/);
  });
});

describe("a file is refused that cannot be read", () => {
  test.each([
    ["with what is broken, and its line", "a: 1\nb: [\n", /^manifest: The indentation is broken \(x\.yaml:3\)$/],
    ["in which a key is twice", "a: 1\na: 2\n", /^manifest: This key appears twice in the same map \(x\.yaml:2\)$/],
    ["in a later document", "a: 1\n---\nb: 1\n---\n\tc: 1\n", /\(x\.yaml:5\)$/],
    ["that is a template", "a: {{ .Values.a }}\n", /^manifest: This is a template/],
    ["whose alias stands for nothing", "a: 1\nb: *c\n", /^manifest: This alias has no anchor.*\(x\.yaml:2\)$/],
    ["whose alias has no end", "a: &a\n  b: *a\n", /^manifest: The alias \*a is inside its own anchor/],
    [
      "whose aliases multiply",
      `a: &a [x]\n${[..."bcdefghijk"].map((key, index) => `${key}: &${key} [${`*${"abcdefghijk"[index]},`.repeat(9)}]\n`).join("")}`,
      /^manifest: /,
    ],
    ["that is nested too deeply", "[".repeat(20_000), /^manifest: x\.yaml is nested too deeply/],
  ])("%s", (_, text, said) => {
    expect(fault(() => parseFile(text, "x.yaml"))).toMatch(said);
  });
});
