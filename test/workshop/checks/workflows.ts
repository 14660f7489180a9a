/** The YAML that GitHub would read: our workflow, our actions, and the workflows that tests and examples hold. */
import { globSync } from "node:fs";
import { root } from "../paths.ts";

/** Paths from the repository's folder, sorted. */
export function yamlToLint(): { readonly workflows: readonly string[]; readonly others: readonly string[] } {
  return {
    workflows: find([
      ".github/workflows/*.{yml,yaml}",
      "test/{e2e,demo}/**/workflows/*.{yml,yaml}",
      "examples/**/*.{yml,yaml}",
    ]),
    others: find(["actions/*/action.yml", ".github/dependabot.yml"]),
  };
}

function find(patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
}
