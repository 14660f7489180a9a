/** The pages on promotion and on tokens: their workflows through a real runner, on GitHub's stand-in. */
import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { startGitHub } from "../lab/github/server.ts";
import { runWorkflow } from "../lab/run-workflow.ts";
import { kustomization } from "./manifest-server.ts";
import { readFences } from "./pages.ts";
import { commitsOf } from "./pulled.ts";
import { makeWorkspace } from "./workspace.ts";
const image = "ghcr.io/acme/web";
const token = "a-token-of-the-page";
/** Of the run itself, as the page's `permissions` have it. */
const runToken = "a-token-of-the-run";
const ofRun = { login: "github-actions[bot]", kind: "actions", permissions: { contents: "read" } };
/** The manifest repository of the pages, and runs of their workflows in the repository that builds. */
async function startPages(context, options) {
    const files = { kustomization: kustomization({ [image]: "1" }) };
    const [dev, prod] = ["dev", "prod"].map((stage) => `apps/web/${stage}/kustomization.yaml`);
    const repository = await makeRepository({ files: { [dev]: files.kustomization, [prod]: files.kustomization } });
    const github = await startGitHub({ repository, tokens: {}, ...options });
    context.onTestFinished(async () => {
        await github.stop();
        await repository.remove();
    });
    const run = async (workflow, more) => {
        const workspace = await makeWorkspace({ ".github/workflows/page.yml": workflow });
        try {
            const env = { GITHUB_SERVER_URL: github.server, GITHUB_API_URL: github.api, GITHUB_REPOSITORY: "acme/web" };
            return await runWorkflow({ repository: workspace.path, env, ...more });
        }
        finally {
            await workspace.remove();
        }
    };
    const version = async (path) => /newTag: "?(\S+?)"?$/m.exec(await repository.read(path))?.[1];
    return { repository, github, run, dev: () => version(dev), prod: () => version(prod) };
}
test("promotion goes to dev at once, to prod by one pull request, and back", async (context) => {
    const [promote = "", back = ""] = (await readFences("pull-requests.md")).map(({ content }) => content);
    const settings = { teams: ["platform"] };
    const at = await startPages(context, { tokens: { [token]: "octocat", [runToken]: ofRun }, settings });
    const secrets = { DEPLOY_TOKEN: token, GITHUB_TOKEN: runToken };
    const first = await at.run(promote, { event: "push", secrets });
    expect(first.log).toMatch(/Job succeeded/);
    const built = (await at.dev()) ?? "";
    expect(built).toMatch(/^[0-9a-f]{40}$/);
    expect(await at.prod()).toBe("1");
    const [opened] = await at.github.pulls();
    expect(opened).toMatchObject({ state: "open", labels: ["promotion"], teams: ["platform"] });
    expect(opened?.head).toMatch(/^pushpull\/web-[0-9a-f]{8}$/);
    expect(first.log).toContain(`Waiting for a review of ${at.github.server}/acme/deploy/pull/1`);
    const second = await at.run(`# The next build\n${promote}`, { event: "push", secrets });
    expect(second.log).toMatch(/Job succeeded/);
    const next = (await at.dev()) ?? "";
    expect(next).not.toBe(built);
    const pulls = await at.github.pulls();
    expect(pulls.map(({ state, title }) => `${state}: ${title}`)).toEqual([expect.stringMatching(/^open: /)]);
    expect(pulls[0]?.body).toContain(next);
    await at.github.approve(1);
    await at.github.merge(1, "squash");
    expect(await at.prod()).toBe(next);
    const third = await at.run(back, { inputs: { version: "1" }, secrets });
    expect(third.log).toMatch(/Job succeeded/);
    expect(await at.prod()).toBe("1");
    expect(await at.dev()).toBe(next);
    const all = [first, second, third];
    expect(all.map(({ log }) => log).join("\n")).not.toMatch(/a-token-of/);
    expect(all.flatMap(({ leftovers }) => leftovers)).toEqual([]);
});
test("an App opens the pull request, with a commit that GitHub has signed, and its token ends", async (context) => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", {
        modulusLength: 2048,
        publicKeyEncoding: { type: "spki", format: "pem" },
        privateKeyEncoding: { type: "pkcs1", format: "pem" },
    });
    const permissions = { contents: "write", pull_requests: "write", metadata: "read" };
    const apps = [{ id: 7, slug: "bumper", publicKey, installation: { id: 70, permissions } }];
    const at = await startPages(context, { apps });
    const [steps = ""] = (await readFences("tokens.md")).map(({ content }) => content);
    const indented = steps.replaceAll(/^(?=.)/gm, "    ");
    const workflow = `on: workflow_dispatch\njobs:\n  promote:\n    runs-on: ubuntu-latest\n${indented}`;
    const run = await at.run(workflow, {
        secrets: { DEPLOY_APP_KEY: privateKey },
        variables: { DEPLOY_APP_ID: "7" },
    });
    expect(run.log).toMatch(/Job succeeded/);
    const [opened] = await at.github.pulls();
    expect(opened).toMatchObject({ state: "open", login: "bumper[bot]" });
    const branch = opened?.head ?? "";
    expect(await at.repository.git(["cat-file", "commit", branch])).toContain("\ngpgsig ");
    expect(await commitsOf(at.repository)).toHaveLength(1);
    expect(at.github.tokens()).toEqual([]);
    for (const line of privateKey.split("\n").filter((each) => each.length > 40))
        expect(run.log).not.toContain(line);
});
