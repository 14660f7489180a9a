/** The YAML that GitHub would run: our workflow, our actions, and the workflows that tests and examples hold. */
import { globSync } from "node:fs";
import { root } from "../paths.ts";

/** Paths from the repository's folder, sorted. */
export function yamlToLint(): { readonly workflows: readonly string[]; readonly actions: readonly string[] } {
  return {
    workflows: find([
      ".github/workflows/*.{yml,yaml}",
      "test/{e2e,demo}/**/workflows/*.{yml,yaml}",
      "examples/**/*.{yml,yaml}",
    ]),
    actions: find(["actions/*/action.yml"]),
  };
}

function find(patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
}
