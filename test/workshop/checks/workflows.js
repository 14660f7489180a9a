/** The YAML that GitHub would read, as paths from the repository's folder, sorted. */
import { globSync } from "node:fs";
import { root } from "../paths.ts";
const ours = [".github/workflows/*.{yml,yaml}"];
/** Our workflows, and those that tests and the demo hold. */
export function workflowsToLint() {
    return find([
        ...ours,
        "test/{e2e,demo}/**/workflows/*.{yml,yaml}",
        "test/{e2e,demo}/**/.github/workflows/*.{yml,yaml}", // `**` leaves out folders whose names begin with a dot
    ]);
}
/** What GitHub runs of ours, and what a user's workflow runs: an attacker could gain something from a fault in it. */
export function yamlThatRuns() {
    return find([...ours, "actions/*/action.yml", ".github/dependabot.yml"]);
}
function find(patterns) {
    return globSync(patterns, { cwd: root, exclude: ["**/node_modules/**"] }).sort();
}
