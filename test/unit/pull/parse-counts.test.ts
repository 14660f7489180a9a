import { expect, test } from "vitest";
import { Lexer } from "yaml";
import { type Files, type PlanOptions, planned } from "./planned.ts";

/** How often each text is read as YAML while something runs. */
async function countingReads(run: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const { lex } = Lexer.prototype;
  const counts = new Map<string, number>();
  Lexer.prototype.lex = function* (this: Lexer, text: string, incomplete?: boolean) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    yield* lex.call(this, text, incomplete);
  };
  try {
    await run();
  } finally {
    Lexer.prototype.lex = lex;
  }
  return counts;
}

const pod =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - {name: web, image: 'acme/web:1'}\n";
const values = "image:\n  repository: acme/web\n  tag: '1'\n";

test.each<{ readonly what: string; readonly files: Files; readonly options?: PlanOptions }>([
  { what: "an object", files: { "web.yaml": pod } },
  { what: "Helm values with braces in quotes", files: { "values.yaml": `${values}note: '{{ a }}'\n` } },
  {
    what: "an overlay's entry",
    files: {
      "base/web.yaml": pod,
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "prod/kustomization.yaml": "resources: [../base]\nimages:\n  - name: acme/web\n    newTag: '1'\n",
    },
  },
  { what: "a value of input `set`", files: { "web.yaml": pod, "a.yaml": "b: 1\n" }, options: { set: "a.yaml:b=2" } },
])("a file is parsed once before and once after its change: $what", async ({ files, options }) => {
  let changed: readonly (readonly [path: string, text: string])[] = [];
  const counts = await countingReads(async () => {
    changed = Object.entries(await planned(files, "acme/web=2", options));
  });
  expect(changed.length).toBe(options === undefined ? 1 : 2);
  expect(changed.map(([path, text]) => [path, counts.get(files[path] ?? ""), counts.get(text)])).toEqual(
    changed.map(([path]) => [path, 1, 1]),
  );
});
