import type { Cause } from "./types.ts";

/** What is wrong with a branch, or with the Git that is here. */
export const branchCauses: readonly Cause[] = [
  {
    says: /Remote branch .{0,300} not found|couldn't find remote ref|Could not find remote branch/i,
    code: "repository",
    means: "{repository} has no branch {branch}",
    hint: "Check input 'branch'; leave it out for the repository's default branch. One that is new has to be made first. A repository without any commit has none: make its first one.",
  },
  {
    says: /unknown (option|switch)|^usage: git/m,
    code: "git",
    means: "The git on the PATH is too old",
    hint: "Install Git 2.32 or later.",
  },
  {
    says: /unadvertised object/,
    code: "git",
    means: "{host} gives out whole branches only, not single files",
    hint: "Leave input 'manifests' out.",
  },
  {
    says: /No space left on device|Disk quota exceeded|Read-only file system/,
    code: "runner",
    means: "Git cannot write to the runner's disk",
    hint: "See to it that the disk of the runner's RUNNER_TEMP is not full.",
  },
  {
    says: /transport '.{0,300}' not allowed/,
    code: "git",
    means: "Git wants to go on by another protocol than that of the address",
    hint: "See whether the runner's `git config --system` has a `url.….insteadOf` for it.",
  },
];
