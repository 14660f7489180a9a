import { UserError } from "@pushpull/core/errors";
import type { ActionOutcome, Log } from "@pushpull/core/runner";
import { IncompleteProposal, type Proposal, type PullResult, UnconfirmedCommit } from "@pushpull/pull";
import { describe, expect, test } from "vitest";
import { annotated } from "../../../actions/pull/src/annotated-faults.ts";
import { logEvidence, logFacts } from "../../../actions/pull/src/log-pull.ts";
import { withNoWorkflows } from "../../../actions/pull/src/no-workflows.ts";
import { outputsOf } from "../../../actions/pull/src/outputs.ts";
import { closingSentence } from "../../../actions/pull/src/pull-words.ts";
import { run } from "./parsed-inputs.ts";
import { commit, edit, pulled, report, repository } from "./pulled.ts";

const location = { file: "apps/web/kustomization.yaml", line: 12 };
const refused: ActionOutcome<PullResult> = {
  faults: [new UserError("shop/web is found with several versions", { code: "image", location, hint: "Choose one." })],
};
const forbidden = new UserError("The token may not label a pull request", { code: "forbidden" });
const nothing = { edits: [], diff: "" };
const page = `https://github.com/acme/deploy/commit/${commit}`;

const noPullRequest = {
  "pull-request-number": "",
  "pull-request-url": "",
  "pull-request-operation": "",
  "pull-request-head-sha": "",
};
const proposal: Proposal = {
  number: 7,
  url: "https://github.com/acme/deploy/pull/7",
  operation: "created",
  headBranch: "pushpull/web-1a2b3c4d",
  headCommit: "2".repeat(40),
  superseded: [5],
  merge: "waiting",
  notes: ["octocat is the author, and was not requested as a reviewer"],
};
const pullRequest = {
  "pull-request-number": "7",
  "pull-request-url": proposal.url,
  "pull-request-operation": "created",
  "pull-request-head-sha": proposal.headCommit,
};

describe("a run that has", () => {
  test.each<[string, ActionOutcome<PullResult>, object, string]>([
    [
      "made a commit",
      pulled(),
      { result: "committed", changed: "true", "commit-sha": commit, "commit-url": page },
      `Committed after 1.2s: 1 file, 1 change; ${page}`,
    ],
    [
      "made one on a server without pages",
      pulled({ repository: { ...repository, page: undefined }, edits: [edit, { ...edit, line: 15 }] }),
      { result: "committed", changed: "true", "commit-sha": commit, "commit-url": "" },
      "Committed after 1.2s: 1 file, 2 changes; commit 1a2b3c4d5e6f.",
    ],
    [
      "nothing to change",
      pulled({ outcome: "unchanged", ...nothing }),
      { result: "unchanged", changed: "false", "commit-sha": "", "commit-url": "" },
      "Unchanged after 1.2s: nothing to change.",
    ],
    [
      "come too late",
      pulled({ outcome: "superseded", ...nothing, superseded: [{ edit, by: "9".repeat(40) }] }),
      { result: "superseded", changed: "false", "commit-sha": "", "commit-url": "" },
      "Superseded after 1.2s: the current version is newer.",
    ],
    [
      "only shown what it would do",
      pulled({ outcome: "planned" }),
      { result: "planned", changed: "true", "commit-sha": "", "commit-url": "" },
      "Planned after 1.2s: 1 file, 1 change.",
    ],
    [
      "opened a pull request",
      pulled({ outcome: "proposed", proposal }),
      { result: "proposed", changed: "true", "commit-sha": "", "commit-url": "", ...pullRequest },
      `Proposed after 1.2s: 1 file, 1 change; pull request #7 created: ${proposal.url}`,
    ],
    [
      "only shown what it would do to a pull request",
      pulled({ outcome: "planned", proposal: { ...proposal, operation: undefined } }),
      {
        ...{ result: "planned", changed: "true", "commit-sha": "", "commit-url": "" },
        ...{ ...pullRequest, "pull-request-operation": "" },
      },
      `Planned after 1.2s: 1 file, 1 change; pull request #7: ${proposal.url}`,
    ],
    [
      "closed a pull request",
      pulled({ outcome: "unchanged", ...nothing, proposal: { ...proposal, operation: "closed" } }),
      {
        ...{ result: "unchanged", changed: "false", "commit-sha": "", "commit-url": "" },
        ...{ ...pullRequest, "pull-request-operation": "closed" },
      },
      `Unchanged after 1.2s: nothing to change; pull request #7 closed: ${proposal.url}`,
    ],
    [
      "failed with its branch pushed",
      {
        faults: [
          new IncompleteProposal(forbidden, { headBranch: proposal.headBranch, headCommit: proposal.headCommit }),
        ],
      },
      {
        ...{ result: "failed", changed: "false", "commit-sha": "", "commit-url": "" },
        "pull-request-head-sha": proposal.headCommit,
      },
      "Failed after 1.2s: branch pushpull/web-1a2b3c4d was pushed.",
    ],
    [
      "failed with its pull request there",
      { faults: [new IncompleteProposal(forbidden, proposal)] },
      { result: "failed", changed: "false", "commit-sha": "", "commit-url": "", ...pullRequest },
      `Failed after 1.2s: not everything was done; pull request #7 created: ${proposal.url}`,
    ],
    [
      "failed",
      refused,
      { result: "failed", changed: "false", "commit-sha": "", "commit-url": "" },
      "Failed after 1.2s: nothing was pushed.",
    ],
    [
      "been stopped before the server had answered",
      { faults: [new UnconfirmedCommit(new UserError("Cancelled by SIGTERM", { code: "stopped" }), commit)] },
      { result: "failed", changed: "false", "commit-sha": "", "commit-url": "" },
      "Failed after 1.2s: commit 1a2b3c4d5e6f may have been pushed.",
    ],
  ])("%s says so in its outputs, and in its last line", (_what, ending, outputs, closing) => {
    const told = report(ending);
    expect(outputsOf(told, "/report.json")).toEqual({ ...noPullRequest, ...outputs, report: "/report.json" });
    expect(closingSentence(told)).toBe(closing);
  });
});

describe("of a pull request that the run's own token has opened", () => {
  const notesOf = (change: Partial<Proposal>, token: string, { isGitHub } = { isGitHub: true }) => {
    const { result } = pulled({ outcome: "proposed", proposal: { ...proposal, notes: [], ...change } });
    return withNoWorkflows(result, { token, runToken: "ghs_run" }, { isGitHub }).proposal?.notes;
  };

  test("a run says once that no workflow runs for it", () => {
    expect(notesOf({}, "ghs_run")).toEqual([expect.stringContaining("GitHub starts no workflows")]);
    expect(notesOf({ operation: "updated" }, "ghs_run")).toEqual([]);
    expect(notesOf({}, "ghs_app")).toEqual([]);
    expect(notesOf({}, "ghs_run", { isGitHub: false })).toEqual([]);
  });
});

test("an image is reported once for each version that stood there, and a value of input 'set' among the edits only", () => {
  const { image: _, ...ofSet } = edit;
  const other = { ...edit, line: 20, from: "1.3.0" };
  const edits = [edit, { ...edit, file: "apps/api/kustomization.yaml" }, other, ofSet];
  const told = report(pulled({ edits }));
  expect(told.images).toEqual([
    { name: "shop/web", from: "1.4.2", to: "1.5.0" },
    { name: "shop/web", from: "1.3.0", to: "1.5.0" },
  ]);
  expect(told.edits).toEqual(edits);
});

test("a run that failed says which repository was meant, as far as its inputs could be read", () => {
  expect(report(refused, { repository, branch: "main" }).repository).toEqual({
    name: "acme/deploy",
    url: repository.url,
    branch: "main",
  });
  expect(report({ faults: [] }, "unread").repository).toBeUndefined();
});

describe("a fault in a file", () => {
  const runToken = (repository: string) => ({ ...run, repository });

  test("is annotated on its line where it is of the run's own repository", () => {
    const [fault] = annotated(refused, { repository }, runToken("Acme/deploy"));
    expect(fault).toMatchObject({ message: "shop/web is found with several versions", location });
  });

  test("names its line in the text where it is of another repository", () => {
    const [fault] = annotated(refused, { repository }, runToken("acme/shop"));
    expect(fault).toMatchObject({
      message: "apps/web/kustomization.yaml:12: shop/web is found with several versions",
      hint: "Choose one.",
      location: undefined,
    });
  });
});

/** What a log is told, groups with a mark before their title. */
async function linesOf(tell: (log: Log) => void | Promise<void>): Promise<readonly string[]> {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  const group: Log["group"] = (title, body) => {
    lines.push(`> ${title}`);
    return body();
  };
  await tell({ info: add, debug: add, warning: add, error: add, group });
  return lines;
}

describe("the log", () => {
  test("says what is asked for before anything is done", async () => {
    const manifests = ["apps", "!apps/old"].map((text, index) => ({ text, line: index + 1 }));
    const source = {
      repository: "acme/shop",
      commit,
      page: undefined,
      branch: undefined,
      api: undefined,
      token: undefined,
      startedRun: true,
    };
    const inputs = { repository, manifests, source, dryRun: true };
    expect(await linesOf((log) => logFacts(inputs, log))).toEqual([
      "Repository  acme/deploy (https://github.com/acme/deploy.git)",
      "Looking in  apps, !apps/old",
      "Built from  acme/shop@1a2b3c4d5e6f",
      "Dry run     nothing will be pushed",
    ]);
  });

  test("has a line for each edit, for what stays and for what was left alone, and the diff in a group", async () => {
    const told = report(
      pulled({
        retries: 2,
        edits: [edit, { target: ".", file: "a.yaml", line: 1, path: "images[0]", image: "shop/web", to: "1.5.0" }],
        superseded: [{ edit: { ...edit, from: "1.6.0" }, by: "9".repeat(40) }],
        untouched: [{ file: "b.yaml", reason: "is a Helm template" }],
        message: "Half of it is new",
      }),
    );
    expect(await linesOf((log) => logEvidence(told, log))).toEqual([
      "Branch      main, now at 1a2b3c4d5e6f",
      "Attempts    3: other pushes were faster, or the server was busy",
      "apps/web/kustomization.yaml:12 images[0].newTag 1.4.2 → 1.5.0",
      "a.yaml:1 images[0] (none) → 1.5.0",
      "apps/web/kustomization.yaml:12 images[0].newTag keeps 1.6.0 and is not set to 1.5.0: built from 999999999999, which is newer",
      "Left alone: b.yaml is a Helm template",
      "Half of it is new.",
      "> The diff",
      "  diff --git a/apps/web/kustomization.yaml b/apps/web/kustomization.yaml",
      "  --- a/apps/web/kustomization.yaml",
      "  +++ b/apps/web/kustomization.yaml",
      "  @@ -12 +12 @@ images:",
      "  -    newTag: 1.4.2",
      "  +    newTag: 1.5.0",
    ]);
  });

  test.each<[string, ActionOutcome<PullResult>, string | undefined]>([
    ["proposed", pulled({ outcome: "proposed", proposal }), "Proposed    from pushpull/web-1a2b3c4d, at 222222222222"],
    [
      "failed",
      { faults: [new IncompleteProposal(forbidden, proposal)] },
      "Branch      pushpull/web-1a2b3c4d, at 222222222222",
    ],
    ["unchanged", pulled({ outcome: "unchanged", ...nothing, proposal }), undefined],
    ["superseded", pulled({ outcome: "superseded", ...nothing, proposal }), undefined],
    ["planned", pulled({ outcome: "planned", proposal }), undefined],
  ])(
    "of a run that has ended as %s names the pull request's branch where it says what was done",
    async (_how, ending, line) => {
      const lines = await linesOf((log) => logEvidence(report(ending), log));
      expect(lines.find((each) => each.includes(proposal.headBranch))).toBe(line);
    },
  );

  test("has the whole lines of a diff that fit, and says how many do not", () => {
    const long = "%2541\\u0041&amp;lt;".repeat(200_000);
    const kept = "diff --git a/a b/a\n-image: shop/web:1\n";
    const { diff = "" } = report(pulled({ diff: `${kept}+${long}\n+image: shop/web:2\n` }));
    expect(diff).toBe(`${kept}(2 more lines, too long to show here: use git show)\n`);
    const lines = "+x\n".repeat(400_000);
    const many = report(pulled({ diff: lines })).diff ?? "";
    expect(many.length).toBeLessThan(1024 * 1024 + 100);
    const [, shown = "", left = 0] = /^((?:\+x\n)+)\((\d+) more lines, /.exec(many) ?? [];
    expect(shown.length / 3 + Number(left)).toBe(400_000);
  });

  test("shows the diff of a dry run without a click, and not all of one that is very long", async () => {
    const long = `diff --git a/a b/a\n${"+x\n".repeat(5_000)}`;
    const lines = await linesOf((log) => logEvidence(report(pulled({ outcome: "planned", diff: long })), log));
    expect(lines.some((line) => line.startsWith(">"))).toBe(false);
    expect(lines.at(-1)).toBe("4001 more lines are in the report file.");
  });
});
