/** Files of a manifest repository that have nothing to do with the run, and that nobody can read. */
import { expect, test } from "vitest";
import { planned, pod } from "./planned.ts";

const merges = "cannot be read: The value of this merge key (<<) is not a map";

const foreign: readonly (readonly [name: string, text: string, reason: string])[] = [
  ["a merge of what something else includes", "<<: !include common.yaml\nx: web\n", `${merges} (FILE:1)`],
  ["a merge of nothing", "x: web\na:\n  <<:\n  b: 1\n", `${merges} (FILE:3)`],
  ["a merge of a number's alias", "x: &x 1\na:\n  <<: *x\n  b: web\n", `${merges} (FILE:3)`],
  ["a merge of a text", "<<: web\n", `${merges} (FILE:1)`],
  ["a merge of a list with a text", "a:\n  <<: [{b: 1}, web]\n", `${merges} (FILE:2)`],
  ["a merge whose key has a tag", "!include <<: web\n", `${merges} (FILE:1)`],
  ["a merge whose key is called a string", "!!str <<: web\n", `${merges} (FILE:1)`],
  ["an alias that stands for nothing", "a: *web\n", "cannot be read: This alias has no anchor before it (FILE:1)"],
  [
    "an alias inside of what it stands for",
    "a: &a {b: *a, c: web}\n",
    "cannot be read: The alias *a is inside its own anchor (FILE:1)",
  ],
  [
    "quotes that do not end",
    "a: 'web\n",
    "cannot be read: Broken YAML: a quote, colon, comma, dash, space, bracket or brace is missing (FILE:2)",
  ],
  ["brackets without an end", `web: ${"[".repeat(9000)}\n`, "cannot be read: FILE is nested too deeply (FILE:1)"],
];

test.each(foreign)("%s: the run goes on, and says why the file is left alone", async (_, text, reason) => {
  for (const file of ["apps/other.yaml", "charts/x/values.yaml", "charts/x/values-prod.yaml", "x/kustomization.yaml"]) {
    const left: string[] = [];
    expect(await planned({ "pod.yaml": pod("web:1"), [file]: text }, "web=2", { left })).toEqual({
      "pod.yaml": pod("web:2"),
    });
    expect(left).toEqual([`${file} ${reason.replaceAll("FILE", file)}`]);
  }
});

test.each([
  [
    "values of no kind where rules look",
    "apiVersion: v1\nkind: Pod\nmetadata: web\nspec: {containers: [null, 1, [x], {image: 3}]}\n",
  ],
  [
    "a kustomization of odd things",
    "kind: Kustomization\nresources: [null, 1, {web: 1}]\nimages: [null, {name: 1}]\npatches: [null, {path: 3}]\n",
  ],
  ["a list of odd objects", "apiVersion: v1\nkind: List\nitems: [null, 1, {apiVersion: v1, kind: web}]\n"],
  ["keys that a language knows", "__proto__: {image: {web: 1}}\nconstructor: web\n"],
  ["merge keys as values", "image: {repository: <<, tag: <<, web: 1}\nx: [<<]\n"],
  ["maps as keys", "? {web: 1}\n: 2\n"],
])("%s: the run goes on", async (_, text) => {
  for (const file of ["a.yaml", "values.yaml", "x/kustomization.yaml", "helmfile.yaml", "charts/web/Chart.yaml"]) {
    expect(await planned({ "pod.yaml": pod("web:1"), [file]: text }, "web=2")).toEqual({ "pod.yaml": pod("web:2") });
  }
});
