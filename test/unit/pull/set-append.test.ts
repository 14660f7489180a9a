import { describe, expect, test } from "vitest";
import { alreadySetIn, planned } from "./planned.ts";

const file = "values.yaml";

async function set(text: string, lines: readonly string[], addMissing = true): Promise<unknown> {
  const changed = await planned({ [file]: text }, "", {
    set: lines.map((line) => `${file}:${line}`).join("\n"),
    addMissing,
  });
  return Array.isArray(changed) ? changed : (changed?.[file] ?? text);
}

describe("an item is added to a list by `set`", () => {
  test.each([
    ["a: [x]\n", ["a[+]=w"], "a: [x, w]\n"],
    ["a:\n  - x\nb: 1\n", ["a[1]=w"], "a:\n  - x\n  - w\nb: 1\n"],
    ["a:\n- x\n", ["a[+]=w", "a[+]=z"], "a:\n- x\n- w\n- z\n"],
    ["a: []\n", ["a[0]=x"], "a: [x]\n"],
    ["a:\nb: 1\n", ["a[+]=x"], "a:\n- x\nb: 1\n"],
    ["b: 1\n", ["a[+]=x", "a[+]=w"], "b: 1\na:\n- x\n- w\n"],
    ["b: 1\n", ["a.c[0].d=x"], "b: 1\na:\n  c:\n  - d: x\n"],
    [
      "images:\n  - name: a\n    newTag: v1\n",
      ["images[+].name=b", "images[+].newTag=v2"],
      "images:\n  - name: a\n    newTag: v1\n  - name: b\n    newTag: v2\n",
    ],
    [
      "images:\n- name: a\n",
      ["images[1].name=b", "images[1].newTag=1"],
      'images:\n- name: a\n- name: b\n  newTag: "1"\n',
    ],
    ["b: 1\n", ["images[0].name=b", "images[0].newTag=v2"], "b: 1\nimages:\n- name: b\n  newTag: v2\n"],
    ["b: 1\n", ["images[+].name=b", "images[+].newTag=v2"], "b: 1\nimages:\n- name: b\n  newTag: v2\n"],
    ["a: |\n  b: [x]\n", ["a.b[+]=w"], "a: |\n  b: [x, w]\n"],
    ["- x\n", ["[+]=w"], "- x\n- w\n"],
    ["a: [[x]]\n", ["a[0][+]=w", "a[+][+]=z"], "a: [[x, w], [z]]\n"],
  ])("%j with %j", async (before, lines, after) => {
    expect(await set(before, lines)).toBe(after);
    // Once more, nothing is added.
    expect(await set(after, lines)).toBe(after);
  });

  test("that is there already is said to be", async () => {
    const files = { [file]: "images: [{name: a, newTag: v1, x: 1}]\n" };
    const options = { addMissing: true, set: `${file}:images[+].name=a\n${file}:images[+].newTag=v1` };
    expect(await alreadySetIn(files, "", options)).toHaveLength(2);
  });

  test("an item of two others' parts is none of them", async () => {
    expect(await set("i: [{name: a, t: 1}, {name: b, t: 2}]\n", ["i[+].name=a", "i[+].t=2"])).toBe(
      "i: [{name: a, t: 1}, {name: b, t: 2}, {name: a, t: 2}]\n",
    );
  });

  test.each([
    [
      "a: [x]\n",
      "a[+]=w",
      false,
      "It is a list of 1 item, counted from 0: use [0], [name=web] or [*]. To append an item, use [1] or [+] with `add-missing: true`.",
    ],
    ["a: [x]\n", "a[2]=w", true, "Only keys, and items at the end of a list, by [+] or the next index, can be added."],
    ["a: {b: 1}\n", "a[+]=w", true, "It is a map, with b. Only keys"],
    ["a: {b: 1}\n", "a.c=w", false, "There is b. Set `add-missing: true` to add a missing key."],
    ["a: {b: 1}\n", "a.c[n=x]=w", true, "There is b. Only keys"],
    ["a: x\n", "a.b=w", true, "It is a text, which has no keys or items. Only keys"],
  ])("or not: %j with %s, add-missing %s", async (text, line, addMissing, hint) => {
    const said = await set(text, [line], addMissing);
    expect(said).toEqual([expect.stringContaining(hint)]);
    if (addMissing) expect(String(said)).not.toContain("add-missing: true");
  });
});

describe("a file that has nothing in it is filled by `set`", () => {
  test.each([
    ["", ["a=x"], "a: x\n"],
    ["\n", ["a.b[+]=x", "c=1"], "\na:\n  b:\n    - x\nc: 1\n"],
    ["# why\n", ["image.tag=1.10", "image.repository=web"], '# why\nimage:\n  tag: "1.10"\n  repository: web\n'],
    ["# why", ["a=x"], "# why\na: x\n"],
    ["---\n# why\n", ["a=x"], "---\n# why\na: x\n"],
    ["# why\r\n", ["a.b=x"], "# why\r\na:\r\n  b: x\r\n"],
    ["\uFEFF# why\n", ["a=x"], "\uFEFF# why\na: x\n"],
  ])("%j with %j", async (before, lines, after) => {
    expect(await set(before, lines)).toBe(after);
    expect(await set(after, lines)).toBe(after);
    expect(await set(before, lines, false)).toEqual(lines.map(() => expect.stringContaining("values.yaml is empty")));
  });

  test("but not by what means something in it", async () => {
    expect(await set("# why\n", ["a[name=x].b=1"])).toEqual([expect.stringContaining("is empty")]);
  });
});
