/** The YAML that GitHub would read: our workflow, our actions, and the workflows that tests and examples hold. */
import { globSync } from "node:fs";
import { root } from "../paths.ts";

/** Paths from the repository's folder, sorted. */
export function yamlToLint(): { readonly workflows: readonly string[]; readonly others: readonly string[] } {
  return {
    workflows: find([
      ".github/workflows/*.{yml,yaml}",
      "test/{e2e,demo}/**/workflows/*.{yml,yaml}",
      "test/{e2e,demo}/**/.github/workflows/*.{yml,yaml}", // `**` leaves out folders whose names begin with a dot
      "examples/**/*.{yml,yaml}",
    ]),
    others: find(["actions/*/action.yml", ".github/dependabot.yml"]),
  };
}

function find(patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
}
