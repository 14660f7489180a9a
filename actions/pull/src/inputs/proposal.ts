import type { MergeMethod } from "@pushpull/core/forge";
import type { InputReader } from "@pushpull/core/runner";
import type { ProposalInputs } from "@pushpull/pull";
import { isBranchName } from "./branch.ts";
import { readTemplate } from "./commit-inputs.ts";

/** Inputs that have an effect only with a pull request. */
const proposalInputs = [
  ...["head-branch", "title", "body", "labels", "reviewers", "team-reviewers", "assignees", "draft", "auto-merge"],
  "close-superseded",
] as const;

/** The defaults of `action.yml`. */
const defaults: Readonly<Record<string, string>> = { draft: "false", "auto-merge": "off", "close-superseded": "true" };

/** Reads the inputs for a pull request; undefined in mode commit. Adds faults to the reader. */
export function readProposal(read: InputReader): ProposalInputs | undefined {
  const mode = read.text("mode") ?? "commit";
  if (mode !== "commit" && mode !== "pull-request") {
    read.fault(`Input 'mode' is '${mode}'`, "Use commit or pull-request.");
  }
  if (mode !== "pull-request") {
    const ignored = proposalInputs.filter((name) => ![undefined, defaults[name]].includes(read.text(name)));
    // A workflow that sets `mode` with an expression sets these in both modes.
    if (mode === "commit" && ignored.length > 0) {
      const names = ignored.map((name) => `'${name}'`).join(", ");
      read.notice(`Ignored, because mode commit creates no pull request: ${names}`);
    }
    return undefined;
  }
  const draft = read.boolean("draft", false);
  const autoMerge = readAutoMerge(read);
  if (draft && autoMerge !== undefined) {
    read.fault(
      "Inputs 'draft' and 'auto-merge' are both set, but no forge merges a draft",
      "Remove one of them: a draft is merged by a person after it was marked as ready.",
    );
  }
  return {
    headBranch: readHeadBranch(read),
    title: readTitle(read),
    body: readTemplate(read, "body"),
    labels: names(read, "labels"),
    reviewers: names(read, "reviewers").map(withoutAt),
    teamReviewers: names(read, "team-reviewers").map(withoutAt),
    assignees: names(read, "assignees").map(withoutAt),
    draft,
    autoMerge,
    closeSuperseded: read.boolean("close-superseded", true),
  };
}

function readHeadBranch(read: InputReader): string | undefined {
  const branch = read.text("head-branch")?.replace(/^refs\/heads\//, "");
  if (branch?.includes(":") === true) {
    read.fault(
      `Input 'head-branch' is '${branch}': pull requests from forks are not supported yet`,
      "Use a branch of the manifest repository itself.",
    );
  } else if (branch !== undefined && !isBranchName(branch)) {
    read.fault(
      `Input 'head-branch' is '${branch}', which is not a valid branch name`,
      "Check the expression that sets it.",
    );
  }
  return branch;
}

function readTitle(read: InputReader): string | undefined {
  const title = readTemplate(read, "title");
  if (title !== undefined && /[\r\n]/.test(title)) {
    read.fault("Input 'title' has several lines", "Keep one line; put the rest into 'body'.");
  }
  return title;
}

const methods: Readonly<Record<string, MergeMethod | undefined>> = {
  off: undefined,
  merge: "merge",
  squash: "squash",
  rebase: "rebase",
};

function readAutoMerge(read: InputReader): MergeMethod | undefined {
  const written = read.text("auto-merge") ?? "off";
  if (!Object.hasOwn(methods, written)) {
    read.fault(`Input 'auto-merge' is '${written}'`, "Use off, merge, squash or rebase.");
  }
  return methods[written];
}

/** Returns each name once. */
function names(read: InputReader, input: string): readonly string[] {
  return [...new Set(read.list(input))];
}

function withoutAt(name: string): string {
  return name.replace(/^@/, "");
}
