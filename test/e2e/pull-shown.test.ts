/** What people see of a pull, and what it leaves behind: in the log, on the summary page, in outputs and report. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { startGitHttp } from "../lab/git-http.ts";
import { makeRepository, type RepositoryFiles } from "../lab/git-repository.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { root } from "../workshop/paths.ts";
import { expectOnlyText, payloads } from "./payloads.ts";
import { runPull } from "./run-pull.ts";
import { makeWorkspace } from "./workspace.ts";

const token = "planted-token-of-deploy";

const kustomization = `resources: [../base]
images:
  - name: shop/web # the shop
    newTag: 1.4.2
`;

type Variables = Readonly<Record<string, string>>;

/** A forge with `acme/deploy` on it, to which a token may push. */
async function forge(context: TestContext, files: RepositoryFiles = { "apps/web/kustomization.yaml": kustomization }) {
  const repository = await makeRepository({ files });
  const http = await startGitHttp({ root: repository.root, tokens: { [token]: "write" } });
  const workspace = await makeWorkspace();
  context.onTestFinished(async () => {
    await http.stop();
    await Promise.all([repository.remove(), workspace.remove()]);
  });
  const env = { GITHUB_SERVER_URL: http.server, GITHUB_REPOSITORY: "acme/shop" };
  const pull = (inputs: Variables = {}, more: Variables = {}) =>
    runPull({
      workspace,
      env: { ...env, ...more },
      inputs: { repository: "acme/deploy", images: "shop/web=1.5.0", token, ...inputs },
    });
  return { repository, server: http.server, pull };
}

describe.concurrent("a run that changes a version", () => {
  test("says what it changed where, and leads to its commit", async (context) => {
    const { repository, server, pull } = await forge(context);
    const run = await pull();
    expect(run.errors).toEqual([]);
    const commit = await repository.head();
    const page = `${server}/acme/deploy/commit/${commit}`;
    expect(await repository.read("apps/web/kustomization.yaml")).toBe(kustomization.replace("1.4.2", "1.5.0"));
    expect(run.outputs).toMatchObject({
      result: "committed",
      changed: "true",
      "commit-sha": commit,
      "commit-url": page,
    });
    expect(run.log).toContain("\napps/web/kustomization.yaml:4 images[0].newTag 1.4.2 → 1.5.0\n");
    expect(run.log).toMatch(new RegExp(`\nCommitted after [\\d.]+s: 1 file, 1 change; ${page}\n$`));
    expect(run.report).toMatchObject({
      edits: [{ file: "apps/web/kustomization.yaml", line: 4, path: "images[0].newTag", from: "1.4.2", to: "1.5.0" }],
    });
    expect(run.summary).toContain(`<a href="${page}">`);
    expectOnlyText(run, {});
    expect([...run.leftovers, ...run.stillRunning, ...run.remains]).toEqual([]);
  });

  test("says the second time that nothing to change", async (context) => {
    const { repository, pull } = await forge(context);
    await pull();
    const before = await repository.head();
    const run = await pull();
    expect(run.outputs).toMatchObject({ result: "unchanged", changed: "false", "commit-sha": "", "commit-url": "" });
    expect(run.log).toMatch(
      /\nAlready up to date: shop\/web is 1\.5\.0 in apps\/web\/kustomization\.yaml:4\.\nUnchanged after /,
    );
    expect(await repository.head()).toBe(before);
  });

  test("shows the diff in a dry run, and pushes nothing", async (context) => {
    const { repository, pull } = await forge(context);
    const before = await repository.head();
    const run = await pull({ "dry-run": "true" });
    expect(run.outputs).toMatchObject({ result: "planned", changed: "true", "commit-sha": "" });
    expect(run.log).toContain("\n  -    newTag: 1.4.2\n  +    newTag: 1.5.0\n");
    expect(run.summary).toContain("<details open><summary>The diff</summary>");
    expect(await repository.head()).toBe(before);
  });
});

describe.concurrent("a run", () => {
  const sha = "c0ffee".padEnd(40, "0");

  test("reports which run of the workflow it is, and which version of the action", async (context) => {
    const { server, pull } = await forge(context);
    const ofRun = { GITHUB_SHA: sha, GITHUB_REF: "refs/heads/main", GITHUB_ACTOR: "ada", GITHUB_RUN_ID: "7" };
    const run = await pull({}, { ...ofRun, GITHUB_ACTION_REF: "v1" });
    expect(run.errors).toEqual([]);
    expect(run.report).toMatchObject({
      run: {
        ...{ repository: "acme/shop", commit: sha, ref: "refs/heads/main", actor: "ada" },
        url: `${server}/acme/shop/actions/runs/7`,
      },
      actionVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      actionRef: "v1",
    });
    expect(run.summary).toContain("from <code>acme/shop@c0ffee000000</code> by ada</p>");
  });

  test("shows a SHA short on its page, and whole in its log and report", async (context) => {
    const { pull } = await forge(context);
    const run = await pull({ images: `shop/web=${sha}` });
    expect(run.summary).toContain("<td><code>c0ffee000000</code></td>");
    expect(run.log).toContain(` 1.4.2 → ${sha}\n`);
    expect(run.report?.edits).toMatchObject([{ to: sha }]);
  });

  test("warns of inputs that it does not have, by the nearest name", async (context) => {
    const { pull } = await forge(context);
    const run = await pull({ dry_run: "true" });
    expect(run.warnings).toEqual(["Unknown input 'dry_run': did you mean 'dry-run'?"]);
    expect(run.outputs.result).toBe("committed");
  });

  test("commits where it is given the title of a pull request in mode commit, and says that it is ignored", async (context) => {
    const { repository, pull } = await forge(context);
    const run = await pull({ title: "Bump", labels: "a", draft: "true" });
    expect(run.outputs.result).toBe("committed");
    expect(run.log).toContain("Ignored, because mode commit creates no pull request: 'title', 'labels', 'draft'\n");
    expect([...run.warnings, ...run.errors]).toEqual([]);
    expect(await repository.read("apps/web/kustomization.yaml")).toContain("1.5.0");
  });

  test("that is to open a pull request from a branch says which input that is", async (context) => {
    const { pull } = await forge(context);
    const run = await pull({ mode: "pull-request", branch: "promote-web" });
    expect(run.errors).toEqual([
      expect.stringMatching(/acme\/deploy has no branch promote-web.* to the branch of the pull request\./),
    ]);
    const other = await pull({ branch: "promote-web" });
    expect(other.errors.join()).not.toContain("head-branch");
  });

  test.for([
    ["broken", "{"],
    ["empty", "null"],
    ["not there", undefined],
  ] as const)("does without its event where the file is %s", async ([, event], context) => {
    const { pull } = await forge(context);
    const workspace = await makeWorkspace(event === undefined ? {} : { "event.json": event });
    context.onTestFinished(workspace.remove);
    const run = await pull({}, { GITHUB_EVENT_PATH: join(workspace.path, "event.json") });
    expect(run.outputs.result).toBe("committed");
    expect([...run.warnings, ...run.errors]).toEqual([]);
    expect(run.log).not.toContain("event.json");
    expect(run.code).toBe(0);
  });

  test.for(["", "false"])(
    "outside of a runner is refused before anything is read (GITHUB_ACTIONS=%s)",
    async (value, context) => {
      const { repository, pull } = await forge(context);
      const before = await repository.head();
      const run = await pull({ branch: "main" }, { GITHUB_ACTIONS: value });
      expect(run.code).toBe(1);
      expect(run.log).toMatch(/^pushpull runs only as a step of a workflow [^\n]*`npm run demo`[^\n]*\.\n$/);
      expect(run.postLog).toBe(run.log);
      expect([run.outputs, run.summary, run.leftovers, run.remains]).toEqual([{}, "", [], []]);
      expect(await repository.head()).toBe(before);
    },
  );

  test.for(["GITEA_ACTIONS", "FORGEJO_ACTIONS"])(
    "on a runner that says %s works as on GitHub's",
    async (name, context) => {
      const { pull } = await forge(context);
      const run = await pull({}, { GITHUB_ACTIONS: "", [name]: "true" });
      expect(run.outputs.result).toBe("committed");
    },
  );
});

describe.concurrent("a run that fails", () => {
  test("asks for what it is not given, with one mark at the end", async (context) => {
    const { pull } = await forge(context);
    const run = await pull({ images: "shop/web=" });
    expect(run.errors).toEqual([
      expect.stringContaining("line 1: there is no version after 'shop/web='; is its expression empty? Write "),
    ]);
  });

  test("sets its outputs all the same, and names the lines of another repository in its text", async (context) => {
    const other = kustomization.replace("1.4.2", "1.3.0");
    const { pull } = await forge(context, {
      "dev/kustomization.yaml": kustomization,
      "prod/kustomization.yaml": other,
    });
    const run = await pull();
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ result: "failed", changed: "false" });
    expect(run.errors.join("\n")).toMatch(/dev\/kustomization\.yaml:4/);
    expect(run.log).not.toMatch(/::error file=/);
    expect(run.log).toMatch(/\nFailed after [\d.]+s: nothing was pushed\.\n$/);
    expectOnlyText(run, {});
  });

  test("annotates the lines of its own repository", async (context) => {
    const other = kustomization.replace("1.4.2", "1.3.0");
    const { pull } = await forge(context, {
      "dev/kustomization.yaml": kustomization,
      "prod/kustomization.yaml": other,
    });
    const run = await pull({}, { GITHUB_REPOSITORY: "acme/deploy" });
    expect(run.outputs.result).toBe("failed");
    expect(run.errors.join("\n")).toMatch(/^(dev|prod)\/kustomization\.yaml:4: /);
    expect(run.log).toMatch(/^::error file=/m);
  });
});

test("what stands in the manifest repository is only text", async (context) => {
  const lines = payloads.filter((payload) => !/[\n\r\0]/.test(payload));
  const files = lines.map((payload, index): [string, string] => [
    `${index}/${payload.slice(0, 60).replaceAll("/", "∕")}/values.yaml`,
    `image:\n  repository: shop/web\n  tag: ${JSON.stringify(`1.${index}`)} # ${payload.replace(/[\p{Cc}\u2028\u2029]/gu, " ")}\n`,
  ]);
  const { pull } = await forge(context, files);
  const run = await pull({ all: "true" });
  expect(run.errors).toEqual([]);
  expectOnlyText(run, {});
});

test("the README's example in ten lines commits to another repository, by a real workflow", async (context) => {
  const { repository, server } = await forge(context, {
    "apps/web/dev/kustomization.yaml": kustomization.replace("shop/web", "ghcr.io/acme/web"),
  });
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, workflow = ""] = /^```yaml\n(name: bump\n.*?)^```$/ms.exec(readme) ?? [];
  const workspace = await makeWorkspace({ ".github/workflows/bump.yml": workflow });
  context.onTestFinished(workspace.remove);
  const run = await runWorkflow({
    repository: workspace.path,
    event: "push",
    secrets: { DEPLOY_TOKEN: token },
    env: { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: "acme/web" },
  });
  expect(run.log).toMatch(/Job succeeded/);
  expect(await repository.read("apps/web/dev/kustomization.yaml")).toMatch(/newTag: "?[0-9a-f]{40}"?\n/);
  expect(run.summaries.join()).toContain("Committed to <code>acme/deploy</code>");
  expect(run.log).not.toContain(token);
  expect(run.leftovers).toEqual([]);
});
