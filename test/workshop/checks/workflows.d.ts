/** Our workflows, and those that tests and the demo hold. */
export declare function workflowsToLint(): readonly string[];
/** What GitHub runs of ours, and what a user's workflow runs: an attacker could gain something from a fault in it. */
export declare function yamlThatRuns(): readonly string[];
