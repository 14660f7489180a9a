/** Pull requests that do not go well, on GitHub's stand-in. */
import { describe, expect, type TestContext, test } from "vitest";
import { refuse } from "../lab/github/answers.ts";
import { type Fault, first, secondaryRateLimit } from "../lab/github/faults.ts";
import type { GitHub, GitHubOptions } from "../lab/github/server.ts";
import { openGitHub, token } from "./proposal-forges.ts";
import { startProposals } from "./proposals.ts";

const ofRun = {
  login: "github-actions[bot]",
  kind: "actions",
  permissions: { contents: "write", pull_requests: "write", issues: "write" },
} as const;

/** A repository with the image at version 1, and a way to the forge's settings. */
async function start(context: TestContext, options: Partial<GitHubOptions> = {}) {
  let opened: GitHub | undefined;
  const at = await startProposals(async (files) => {
    const { forge, github } = await openGitHub(files, context, options);
    opened = github;
    return forge;
  }, context);
  if (opened === undefined) throw new Error("It has not been opened");
  return { ...at, github: opened };
}

const onCreate = (fault: Fault) => first(1, fault, ({ method, path }) => method === "POST" && path.endsWith("/pulls"));

describe.concurrent("a pull request", () => {
  test("that workflows may not open fails with its branch pushed, and is opened once they may", async (context) => {
    const at = await start(context, { tokens: { [token]: ofRun }, settings: { actionsMayPropose: false } });
    const refused = await at.propose("2");
    expect(refused.errors).toEqual([
      expect.stringContaining("Workflows are not allowed to open pull requests in acme/deploy"),
    ]);
    const branch = await at.head();
    expect(refused.outputs).toMatchObject({
      result: "failed",
      "pull-request-head-sha": await at.repository.head(branch),
      "pull-request-number": "",
    });
    expect(refused.log).toContain(`: branch ${branch} was pushed.`);
    at.github.set({ actionsMayPropose: true });
    const { outputs } = await at.propose("2");
    expect(outputs).toMatchObject({ result: "proposed", "pull-request-operation": "created" });
  });

  test.for(["request", "answer"] as const)(
    "is opened once where the connection is cut with the %s on its way",
    async (cut, context) => {
      const at = await start(context, { weather: onCreate({ cut }) });
      const run = await at.propose("2", { labels: "promotion" });
      expect(run.errors).toEqual([]);
      expect(run.outputs).toMatchObject({ result: "proposed", "pull-request-number": "1" });
      expect(await at.pulls()).toMatchObject([{ number: 1, state: "open", labels: ["promotion"] }]);
    },
  );

  test("of a forge that asks for a pause of years ends at once, and asks no more", async (context) => {
    const isList = ({ path }: { readonly path: string }) => path.includes("/pulls?");
    const weather = first(9_999, secondaryRateLimit({ seconds: 99_999_999_999 }), isList);
    const at = await start(context, { weather });
    const run = await at.propose("2", { timeout: "5m" });
    expect(run.errors).toEqual([
      expect.stringContaining("the pause of more than a day that it asks for is too long for this run"),
    ]);
    expect(run.outputs.result).toBe("failed");
    expect(at.github.requests.filter(isList)).toHaveLength(1);
  });

  test("whose branch is protected says so, and what else to do", async (context) => {
    const at = await start(context, { settings: { protections: [{ pattern: "pushpull/*", approvals: 1 }] } });
    const run = await at.propose("2");
    expect(run.outputs.result).toBe("failed");
    expect(run.errors).toEqual([expect.stringMatching(/is protected: .*set input 'head-branch' to a branch/s)]);
    expect(await at.pulls()).toEqual([]);
    expect((await at.propose("2", { "head-branch": "promote" })).outputs.result).toBe("proposed");
  });

  test("that cannot be merged by itself is there all the same, and the run says which setting is missing", async (context) => {
    const at = await start(context, { settings: { mergeMethods: ["squash"] } });
    const run = await at.propose("2", { "auto-merge": "rebase" });
    expect(run.errors).toEqual([expect.stringMatching(/'rebase'.*Set `auto-merge` to squash/s)]);
    expect(run.outputs).toMatchObject({ result: "failed", "pull-request-number": "1" });
    expect(run.log).toMatch(/Failed after .*: not everything was done; pull request #1 created: http/);
  });

  test("has done to it what could not be done, once that has been mended, and not again what was", async (context) => {
    const protections = [{ pattern: "main", approvals: 1 }];
    const at = await start(context, { settings: { allowAutoMerge: false, protections } });
    const inputs = { labels: "promotion", reviewers: "alice", "auto-merge": "squash" };
    const failed = await at.propose("2", inputs);
    expect(failed.errors).toEqual([expect.stringContaining("Tick `Allow auto-merge`")]);
    await at.github.edit(1, { labels: [], reviewers: [] });
    at.github.set({ allowAutoMerge: true });
    const mended = await at.propose("2", inputs);
    expect(mended.outputs).toMatchObject({ result: "proposed", "pull-request-operation": "updated" });
    expect(mended.report?.pullRequest).toMatchObject({ number: 1, merge: "waiting" });
    expect(await at.pull(1)).toMatchObject({ labels: [], reviewers: [] });
    const again = await at.propose("2", inputs);
    expect(again.outputs).toMatchObject({ result: "unchanged", "pull-request-operation": "unchanged" });
  });

  test("gets its labels, once the token may give them", async (context) => {
    const refused = refuse(403, "Resource not accessible by integration");
    const at = await start(context, {
      weather: first(1, refused, ({ method, path }) => method === "POST" && path.endsWith("/labels")),
    });
    const failed = await at.propose("2", { labels: "promotion" });
    expect(failed.outputs.result).toBe("failed");
    const mended = await at.propose("2", { labels: "promotion" });
    expect(mended.outputs).toMatchObject({ result: "proposed", "pull-request-operation": "updated" });
    expect((await at.pull(1)).labels).toEqual(["promotion"]);
  });

  test("is merged at once where nothing is asked for, and waits where something is", async (context) => {
    const protections = [{ pattern: "main", approvals: 1 }];
    const at = await start(context, { settings: { allowAutoMerge: true, protections } });
    const waiting = await at.propose("2", { "auto-merge": "squash" });
    expect(waiting.report?.pullRequest).toMatchObject({ merge: "waiting" });
    await at.approve(1);
    expect(await at.pull(1)).toMatchObject({ state: "merged" });
    at.github.set({ protections: [] });
    const merged = await at.propose("3", { "auto-merge": "squash" });
    expect(merged.report?.pullRequest).toMatchObject({ number: 2, merge: "merged" });
    expect(await at.repository.read("prod/kustomization.yaml")).toContain('newTag: "3"');
  });

  test("is not merged by itself once it has commits by others, until those are gone", async (context) => {
    const protections = [{ pattern: "main", approvals: 1 }];
    const at = await start(context, { settings: { allowAutoMerge: true, protections } });
    const inputs = { "auto-merge": "squash" };
    expect((await at.propose("2", inputs)).report?.pullRequest).toMatchObject({ merge: "waiting" });
    const branch = await at.head();
    const ours = await at.repository.head(branch);
    await at.person({ "run.sh": "evil\n" }, { branch });
    const same = await at.propose("2", inputs);
    expect(same.outputs).toMatchObject({ result: "unchanged", "pull-request-operation": "unchanged" });
    expect(same.warnings).toEqual([
      expect.stringMatching(/Auto-merge was disabled for #1: branch pushpull\/.* has commits by others/),
    ]);
    const newer = await at.propose("3", inputs);
    expect(newer.outputs.result).toBe("proposed");
    expect(newer.warnings).toEqual([expect.stringContaining("Auto-merge was not enabled for #1")]);
    expect((await at.propose("3", inputs)).outputs.result).toBe("unchanged");
    await at.approve(1);
    expect(await at.pull(1)).toMatchObject({ state: "open" });
    await at.move(branch, ours);
    expect((await at.propose("3", inputs)).report?.pullRequest).toMatchObject({ merge: "merged" });
    expect(await at.repository.git(["ls-tree", "--name-only", "main"])).not.toContain("run.sh");
  });

  test("to the branch that it comes from is none", async (context) => {
    const at = await start(context);
    const { errors } = await at.propose("2", { "head-branch": "main" });
    expect(errors).toEqual([
      expect.stringContaining("Input 'head-branch' is main, which is the branch that the pull request is merged into"),
    ]);
  });

  test("keeps its token out of all that is written", async (context) => {
    const at = await start(context);
    const run = await at.propose("2", { labels: "promotion", reviewers: "alice" }, { searched: true });
    expect(run.outputs.result).toBe("proposed");
    expect(JSON.stringify(await at.pulls())).not.toContain(token);
    expect(await at.repository.git(["log", "--all", "--format=%B"])).not.toContain(token);
  });
});
