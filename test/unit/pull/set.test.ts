import { UserError } from "@pushpull/core/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSet } from "../../../packages/pull/src/set/parse-set.ts";
import { setChanges } from "../../../packages/pull/src/set/set-changes.ts";
import { editFile } from "../../../packages/pull/src/yaml-edit/edit-file.ts";
import { parseFile } from "../../../packages/pull/src/yaml-edit/parse-file.ts";
import { formatPath } from "../../../packages/pull/src/yaml-edit/yaml-change.ts";

const parsed = (...texts: readonly string[]) => parseSet(texts.map((text, index) => ({ text, line: index + 1 })));

describe("a line of set", () => {
  test.each([
    ["a.yaml:b=c", "a.yaml", [{ key: "b" }], "c"],
    ['./a b.yaml:b=""', "a b.yaml", [{ key: "b" }], ""],
    ['a.yaml:b="c"', "a.yaml", [{ key: "b" }], "c"],
    ['a.yaml:b=" c "', "a.yaml", [{ key: "b" }], " c "],
    ["a.yaml:b=' c'", "a.yaml", [{ key: "b" }], " c"],
    ["a.yaml:b=''", "a.yaml", [{ key: "b" }], ""],
    [`a.yaml:b='"c"'`, "a.yaml", [{ key: "b" }], '"c"'],
    ['a.yaml:b="c" and "d"', "a.yaml", [{ key: "b" }], '"c" and "d"'],
    ["a.yaml:b= v2", "a.yaml", [{ key: "b" }], "v2"],
    ["a.yaml:b=c=d:e", "a.yaml", [{ key: "b" }], "c=d:e"],
    ["a.yaml:image=ghcr.io/acme/web:v1=x", "a.yaml", [{ key: "image" }], "ghcr.io/acme/web:v1=x"],
    ["a:b/c.yaml:d=e", "a:b/c.yaml", [{ key: "d" }], "e"],
    ["a=b.yaml:c=d", "a=b.yaml", [{ key: "c" }], "d"],
    ["ä/ö.yaml:b= c ", "ä/ö.yaml", [{ key: "b" }], "c"],
    ["a.yaml:b.c-d.e_f=1", "a.yaml", [{ key: "b" }, { key: "c-d" }, { key: "e_f" }], "1"],
    ["a.yaml:[0].b[12]=1", "a.yaml", [{ index: 0 }, { key: "b" }, { index: 12 }], "1"],
    ['a.yaml:["a.b/c"].d["e=f"]=1', "a.yaml", [{ key: "a.b/c" }, { key: "d" }, { key: "e=f" }], "1"],
    ["a.yaml:b['c.d']=1", "a.yaml", [{ key: "b" }, { key: "c.d" }], "1"],
    ["a.yaml:b[name=web].c=1", "a.yaml", [{ key: "b" }, { where: { key: "name", value: "web" } }, { key: "c" }], "1"],
    ['a.yaml:b[name="a]b"]=1', "a.yaml", [{ key: "b" }, { where: { key: "name", value: "a]b" } }], "1"],
    ["a.yaml:.b.c=1", "a.yaml", [{ key: "b" }, { key: "c" }], "1"],
    ["a.yaml:.[0].b=1", "a.yaml", [{ index: 0 }, { key: "b" }], "1"],
    ["a.yaml:b.*.c[*]=1", "a.yaml", [{ key: "b" }, "*", { key: "c" }, "*"], "1"],
  ])("%s names %s", (text, file, path, value) => {
    const { lines, faults } = parsed(text);
    expect(faults).toEqual([]);
    expect(lines).toEqual([expect.objectContaining({ line: 1, file, path, value })]);
  });

  test.each([
    ["a.yaml#2:b=1", "a.yaml", { number: 2 }],
    ["a.yaml#Deployment/web:b=1", "a.yaml", { kind: "Deployment", name: "web" }],
    ["a#b.yaml:b=1", "a#b.yaml", undefined],
  ])("%s names a document", (text, file, document) => {
    expect(parsed(text).lines[0]).toMatchObject(document === undefined ? { file } : { file, document });
  });

  test.each([
    ["a.yaml:b", "there is no = and no value in 'a.yaml:b'"],
    ["=b", "there is no file and no path before the ="],
    ["a.yaml=b", "there is no : and no path in 'a.yaml'"],
    ["a.yaml:=b", "there is no path after 'a.yaml:'"],
    [":a=b", "there is no file before the path"],
    ["a.yaml:b..c=d", "'b..c' is not a path"],
    ["a.yaml:..b=d", "'..b' is not a path"],
    ["a.yaml:.=d", "'.' is not a path"],
    ["a.yaml:b[=d", "'b[' is not a path"],
    ["a.yaml:b[-1]=d", "'b[-1]' is not a path"],
    ["a.yaml#0:b=d", "documents are counted from 1"],
    ["../a.yaml:b=c", "'../a.yaml' leads out of the repository"],
    ["/etc/a.yaml:b=c", "'/etc/a.yaml' leads out of the repository"],
    [".git/config:b=c", "'.git/config' is inside .git, which is not part of a commit"],
    ["a/.GIT/config:b=c", "'a/.GIT/config' is inside .git, which is not part of a commit"],
    ["a.yaml:b= ", "there is no value after 'a.yaml:b='; is its expression empty?"],
    ["a//b.yaml:b=c", "'a//b.yaml' is not the path of a file"],
  ])("%s is refused", (text, message) => {
    const { lines, faults } = parsed("# why", "", text);
    expect(lines).toEqual([]);
    expect(faults.map((fault) => fault.message)).toEqual([`Input 'set', line 3: ${message}`]);
    expect(faults[0]?.hint).toMatch(/FILE:PATH=VALUE|from the root|write a\.yaml:b=""$/);
  });

  test("reads every path as it is written for people", () => {
    const key = fc.oneof(fc.stringMatching(/^[a-z]{1,3}$/), fc.string({ maxLength: 4 }));
    const path = fc.array(fc.oneof(key, fc.nat({ max: 99 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(path, (steps) => {
        const { lines } = parsed(`a.yaml:${formatPath([steps])}=x=y`);
        const read = steps.map((step) => (typeof step === "number" ? { index: step } : { key: step }));
        expect(lines).toEqual([expect.objectContaining({ file: "a.yaml", path: read, value: "x=y" })]);
      }),
      { numRuns: 50 },
    );
  });

  test("is refused where another has the same place", () => {
    const { lines, faults } = parsed("a.yaml:b=1", "a.yaml:b=2", "a.yaml:c=3");
    expect(lines.map(({ value }) => value)).toEqual(["1", "3"]);
    expect(faults.map(({ message }) => message)).toEqual(["Input 'set', line 2: a.yaml:b is already in line 1"]);
  });
});

/** A file after one line of set, or what is said instead. */
function withSet(text: string, place: string, options: { readonly addMissing?: boolean; readonly all?: boolean } = {}) {
  const [line] = parsed(place.startsWith("#") ? `a.yaml${place}` : `a.yaml:${place}`).lines;
  if (line === undefined) throw new Error(place);
  const set = setChanges(line, parseFile(text, "a.yaml"), { addMissing: false, ...options });
  if (set instanceof UserError) return `${set.message.replace("Input 'set', line 1: ", "")}. ${set.hint}`;
  return editFile(
    parseFile(text, "a.yaml"),
    set.edits.flatMap(({ changes }) => changes),
  );
}

const pod =
  "kind: Pod\nspec:\n  containers:\n    - name: web\n      image: web:v1\n    - name: log\n      image: log:v1\n";

describe("a value that is set", () => {
  test.each([
    ["by its keys", "a: { b: x }", "a.b=z", "a: { b: z }"],
    ["in an item by its name", pod, "spec.containers[name=log].image=log:v2", pod.replace("log:v1", "log:v2")],
    ["in an item by its number", pod, "spec.containers[0].image=web:v2", pod.replace("web:v1", "web:v2")],
    ["in every item", pod, "spec.containers[*].image=x:v2", pod.replaceAll(/image: .*/g, "image: x:v2")],
    ["under a key with dots", "{ a: { b.c/d: x } }", 'a["b.c/d"]=z', "{ a: { b.c/d: z } }"],
    ["inside a text", "values: |\n  a:\n    b: x # b\n", "values.a.b=z", "values: |\n  a:\n    b: z # b\n"],
    ["that stays a number", "a: 1", "a=2", "a: 2"],
    ["that stays a boolean", "a: yes", "a=false", "a: false"],
    ["that stays a text", "a: '1'", "a=2", "a: '2'"],
    ["that was a number, and cannot stay one", "a: 1.5", "a=1.10", 'a: "1.10"'],
    ["that was nothing", "replicas:", "replicas=3", "replicas: 3"],
    ["to an empty text", "a: x", 'a=""', 'a: ""'],
    ["to what it is", "a: x # stays", "a=x", "a: x # stays"],
    ["in the only document that has it", "a: x\n---\nb: x\n", "b=z", "a: x\n---\nb: z\n"],
    ["in a document by its number", "a: x\n---\n---\na: x\n", "#2:a=z", "a: x\n---\n---\na: z\n"],
    [
      "in a document by its name",
      "{ kind: A, metadata: { name: x }, a: x }\n---\n{ kind: B, metadata: { name: x }, a: x }\n",
      "#B/x:a=z",
      "{ kind: A, metadata: { name: x }, a: x }\n---\n{ kind: B, metadata: { name: x }, a: z }\n",
    ],
    [
      "as appVersion",
      'apiVersion: v2\nname: web\nappVersion: "1.9"\n',
      "appVersion=1.10",
      'apiVersion: v2\nname: web\nappVersion: "1.10"\n',
    ],
  ])("%s", (_, before, place, after) => {
    expect(withSet(before, place)).toBe(after);
    expect(withSet(after, place)).toBe(after);
  });

  test.each([
    ["on: 1\n", "on=2", "on: 2\n"],
    ["at: { x: 1, y: 2 }\n", "at.y=3", "at: { x: 1, y: 3 }\n"],
    ["- n: a\n  v: 1\n", "[n=a].v=2", "- n: a\n  v: 2\n"],
  ])("in %j with %s stands at a key that YAML 1.1 reads as a boolean: %j", (before, place, after) => {
    expect(withSet(before, place)).toBe(after);
  });

  test("is told with its file, line, path, and what it was", () => {
    const [line] = parsed("a.yaml:spec.containers[name=log].image=log:v2").lines;
    if (line === undefined) throw new Error("no line");
    const told = { file: "a.yaml", line: 7, path: "spec.containers[1].image", from: "log:v1", to: "log:v2" };
    expect(setChanges(line, parseFile(pod, "a.yaml"), { addMissing: false })).toMatchObject({ edits: [told] });
  });

  test.each([
    ["a: { b: x }", "a.c=z", "a: { b: x, c: z }"],
    ["a:\n  b: x\n", "a.c.d=3", "a:\n  b: x\n  c:\n    d: 3\n"],
    ["a: x\n", "tag=123456", 'a: x\ntag: "123456"\n'],
    ["a: x\n", "enabled=true", "a: x\nenabled: true\n"],
    ["a: x\n", "a=z", "a: z\n"],
    ["a:\n", "a.b=z", "a:\n  b: z\n"],
    ["a: {}\n", "a.b=z", "a: {b: z}\n"],
    ["- a: 1\n- b: 2\n- 3\n", "[*].a=4", "- a: 4\n- b: 2\n  a: 4\n- 3\n"],
  ])("in %s with %s is added: %s", (before, place, after) => {
    expect(withSet(before, place, { addMissing: true })).toBe(after);
    expect(withSet(after, place, { addMissing: true })).toBe(after);
  });

  test("is changed at its anchor only if all are meant", () => {
    const text = "a: &a x\nb: *a\n";
    expect(withSet(text, "a=z")).toMatch(/^the value of a in a.yaml:1 is also used by aliases\./);
    expect(withSet(text, "b=z")).toMatch(/^the value of b in a.yaml:2 comes from an anchor that others use too\./);
    expect(withSet(text, "a=z", { all: true })).toBe("a: &a z\nb: *a\n");
  });
});

describe("what cannot be set", () => {
  test.each([
    ["a: { image: x }", "a.imgae=z", "there is no key 'imgae' in a in a.yaml:1. Did you mean 'image'?"],
    ["a: { b: x, c: x }", "a.nothing=z", "there is no key 'nothing' in a in a.yaml:1. There is b, c."],
    ["b: x", "a=z", "there is no key 'a' in a.yaml:1. There is b."],
    [
      pod,
      "spec.containers[name=wep].image=z",
      "there is no item whose name is 'wep' in spec.containers in a.yaml:3. There is web, log.",
    ],
    [
      pod,
      "spec.containers[2].image=z",
      "there is no item 2 in spec.containers in a.yaml:3. It is a list of 2 items, counted from 0",
    ],
    [
      pod,
      "spec.containers.image=z",
      "there is no key 'image' in spec.containers in a.yaml:3. It is a list of 2 items, counted from 0",
    ],
    [pod, "spec=z", "spec in a.yaml:2 is a map with containers. Use the path of a single value in it."],
    [
      pod,
      "spec.containers=z",
      "spec.containers in a.yaml:3 is a list of 2 items. Use the path of a single value in it.",
    ],
    ["a: x", "a.b=z", "there is no key 'b' in a in a.yaml:1. It is a text, which has no keys or items."],
    ["a: x\n---\na: x\n", "a=z", "a is in 2 documents of a.yaml. Select one: a.yaml#1:a=… Its documents: #1, #2."],
    ["a: x\n", "#2:a=z", "a.yaml has 1 document, and no document 2. Its documents: #1."],
    [pod, "#Service/web:a=z", "a.yaml has no Service/web. Its documents: #1."],
    ["# nothing\n", "a=z", "a.yaml is empty. Use another file."],
  ])("in %j with %s", (text, place, said) => {
    expect(withSet(text, place).slice(0, said.length)).toBe(said);
  });
});
