import type { Cause } from "./causes.ts";

const gone = {
  code: "repository",
  means: "A branch that the pull request needs in {repository} is not there",
  hint: "Somebody may have deleted it meanwhile: run it again, and check input 'branch'.",
} as const;

/** Why a pull request is not opened, besides what may befall each request. */
export const openCauses: readonly Cause[] = [
  {
    status: [422],
    says: /no (commits|changes) between/i,
    code: "refused",
    means: "There is nothing to open a pull request for in {repository}",
    hint: "The base has all that the branch has. Run it again: somebody may have merged it meanwhile.",
  },
  {
    status: [422],
    says: /draft pull requests are not supported/i,
    code: "refused",
    means: "{repository} has no draft pull requests: its plan does not include them",
    hint: "Set `draft: false`.",
  },
  // GitHub names the field.
  { status: [422], says: /\b(base|head) invalid\b/, ...gone },
];

/** Gitea says no more of a branch than of a repository: that one has been seen already. */
export const openOnGiteaCauses: readonly Cause[] = [...openCauses, { status: [404], ...gone }];
