/** The stand-in for GitHub: Git by the API, GraphQL, Apps, and bad days. */
import { createSign, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { busy, first, primaryRateLimit, secondaryRateLimit } from "../lab/github/faults.ts";
import { bump, pulls, startStandIn as start, token } from "./github-stand-ins.ts";
const git = "/repos/acme/deploy/git";
const bot = {
    login: "deployer[bot]",
    kind: "app",
    permissions: { contents: "write", pull_requests: "write" },
};
const tokens = { [token]: "octocat", bot };
describe.concurrent("a commit by the API", () => {
    test.for([
        ["is signed when a bot says nothing of who made it", {}, "bot", { verified: true, reason: "valid" }],
        ["is not when it does", { author: { name: "A", email: "a@example.com" } }, "bot", { verified: false }],
        ["is not when a person makes it", {}, token, { verified: false, reason: "unsigned" }],
    ])("%s", async ([, more, by, verification], context) => {
        const { ask, repository } = await start(context, { tokens });
        const parent = await repository.head();
        const content = Buffer.from([0, 255, 10]).toString("base64");
        const blob = await ask("POST", `${git}/blobs`, { content, encoding: "base64" }, by);
        const entries = [
            { path: "deep/b.bin", mode: "100644", type: "blob", sha: blob.body.sha },
            { path: "a.txt", mode: "100644", type: "blob", sha: null },
        ];
        const tree = await ask("POST", `${git}/trees`, { base_tree: parent, tree: entries }, by);
        const commit = await ask("POST", `${git}/commits`, { message: "Bump\n\nWhy", tree: tree.body.sha, parents: [parent], ...more }, by);
        expect(commit).toMatchObject({ status: 201, body: { message: "Bump\n\nWhy", verification } });
        const moved = await ask("PATCH", `${git}/refs/heads/main`, { sha: commit.body.sha }, by);
        expect([moved.status, await repository.head()]).toEqual([200, commit.body.sha]);
        const files = await repository.git(["ls-tree", "-r", "--format=%(objectmode) %(path)", "main"]);
        expect(files).toBe("100644 deep/b.bin\n100755 run.sh\n");
        expect((await repository.git(["cat-file", "commit", "main"])).includes("gpgsig")).toBe(verification.verified);
    });
    test("moves no branch that has gone on, and none that is protected", async (context) => {
        const settings = { protections: [{ pattern: "release/*" }] };
        const { ask, repository } = await start(context, { settings });
        const before = await repository.head();
        await repository.commit({ "a.txt": "9\n" });
        expect((await ask("PATCH", `${git}/refs/heads/main`, { sha: before })).body.message).toBe("Update is not a fast forward");
        expect((await ask("POST", `${git}/refs`, { ref: "refs/heads/main", sha: before })).body.message).toBe("Reference already exists");
        const made = await ask("POST", `${git}/refs`, { ref: "refs/heads/release/1", sha: before });
        expect(made.body.message).toContain("Changes must be made through a pull request.");
    });
});
describe.concurrent("GraphQL", () => {
    const enable = `mutation($id: ID!, $method: PullRequestMergeMethod!) {
    enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $method }) {
      pullRequest { autoMergeRequest { mergeMethod } }
    }
  }`;
    test.for([
        [{}, "Auto merge is not allowed for this repository"],
        [{ allowAutoMerge: true }, "Protected branch rules not configured for this branch"],
        [{ allowAutoMerge: true, protections: [{ pattern: "main" }] }, "Pull request is in clean status"],
        [{ allowAutoMerge: true, mergeMethods: ["merge"] }, "Squash merges are not allowed on this repository."],
    ])("with the settings %j says: %s", async ([settings, message], context) => {
        const { ask, graphql } = await start(context, { settings });
        const { body } = await ask("POST", pulls, bump);
        const answer = await graphql(enable, { id: body.node_id, method: "SQUASH" });
        expect(answer).toMatchObject({
            errors: [{ type: "UNPROCESSABLE", message, path: ["enablePullRequestAutoMerge"] }],
        });
    });
    test("has a pull request merged as soon as it is approved and checked", async (context) => {
        const protections = [{ pattern: "main", approvals: 1, check: true }];
        const { ask, graphql, github, repository } = await start(context, {
            settings: { allowAutoMerge: true, protections },
        });
        const { body } = await ask("POST", pulls, bump);
        const answer = await graphql(enable, { id: body.node_id, method: "SQUASH" });
        expect(answer.data.enablePullRequestAutoMerge.pullRequest.autoMergeRequest).toEqual({ mergeMethod: "SQUASH" });
        expect((await ask("PUT", `${pulls}/1/merge`, {})).status).toBe(405);
        await github.approve(1);
        expect(await github.pull(1)).toMatchObject({ state: "open" });
        await github.pass(1);
        expect(await github.pull(1)).toMatchObject({ state: "closed", merged: { login: "octocat" } });
        expect(await repository.read("a.txt")).toBe("2\n");
    });
    test("moves a branch only from where it is said to be", async (context) => {
        const { graphql, repository } = await start(context);
        const { repository: asked } = (await graphql('{ repository(owner: "acme", name: "deploy") { id } }')).data;
        const move = (beforeOid, afterOid, force = false) => graphql("mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }", {
            input: { repositoryId: asked.id, refUpdates: [{ name: "refs/heads/bump", beforeOid, afterOid, force }] },
        });
        const [main, at] = [await repository.head(), await repository.head("bump")];
        const beside = await repository.commit({ "z.txt": "1\n" }, { branch: "beside", from: main });
        expect((await move(main, beside, true)).errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
        expect((await move(at, beside)).errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
        expect((await move(at, beside, true)).errors).toBeUndefined();
        expect(await repository.head("bump")).toBe(beside);
    });
    test.for([
        ["{ viewer { nickname } }", 'Cannot query field "nickname" on type "User"'],
        ["query($n: Int!) { viewer { login } }", 'Variable "$n" is never used'],
        ["mutation { updateRefs(input: {}) { clientMutationId } }", "repositoryId"],
        ["{ viewer { avatarUrl } }", "the stand-in does not know User.avatarUrl yet"],
    ])("fails the test for %s", async ([query, words], context) => {
        const { ask, github } = await start(context);
        expect((await ask("POST", "/graphql", { query })).status).toBe(500);
        await expect(github.stop()).rejects.toThrow(words);
    });
});
describe.concurrent("an App", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const app = {
        id: 7,
        slug: "deployer",
        publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
        installation: { id: 70, permissions: { contents: "write", pull_requests: "write" } },
    };
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const jwt = (claims = {}, key = privateKey) => {
        const now = Math.floor(Date.now() / 1_000);
        const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iat: now - 60, exp: now + 500, iss: "7", ...claims })}`;
        return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
    };
    const access = "/app/installations/70/access_tokens";
    const wanted = { repositories: ["deploy"], permissions: { contents: "write", pull_requests: "write" } };
    test("gets a token that is good for the API and for Git, until it is revoked", async (context) => {
        const { ask, github } = await start(context, { apps: [app] });
        const installed = await ask("GET", "/repos/acme/deploy/installation", undefined, jwt());
        expect(installed.body).toMatchObject({ id: 70, app_id: 7, suspended_at: null });
        const made = await ask("POST", access, wanted, jwt());
        expect(made.body).toMatchObject({ permissions: { ...wanted.permissions, metadata: "read" } });
        const by = made.body.token;
        const basic = Buffer.from(`x-access-token:${by}`).toString("base64");
        const refs = `${github.server}/acme/deploy.git/info/refs?service=git-receive-pack`;
        const pushes = async () => (await fetch(refs, { headers: { authorization: `Basic ${basic}` } })).status;
        expect([(await ask("POST", pulls, bump, by)).body.user.login, await pushes()]).toEqual(["deployer[bot]", 200]);
        expect((await ask("DELETE", "/installation/token", undefined, by)).status).toBe(204);
        expect([(await ask("GET", pulls, undefined, by)).status, await pushes()]).toEqual([401, 401]);
    });
    test.for([
        [() => jwt({}, other.privateKey), wanted, 401, "could not be decoded"],
        [() => jwt({ iss: "8" }), wanted, 404, "Integration not found"],
        [() => jwt({ exp: Math.floor(Date.now() / 1_000) + 1_200 }), wanted, 401, "too far in the future"],
        [() => jwt({ exp: 1 }), wanted, 401, "'Expiration time' claim"],
        [() => jwt(), { permissions: { issues: "write" } }, 422, "not granted to this installation"],
        [() => jwt(), { repositories: ["web"] }, 422, "not accessible to the parent installation"],
    ])("is refused a token (%#)", async ([who, body, status, message], context) => {
        const { ask } = await start(context, { apps: [app] });
        const answer = await ask("POST", access, body, who());
        expect([answer.status, answer.body.message]).toEqual([status, expect.stringContaining(message)]);
    });
});
describe.concurrent("a bad day", () => {
    test.for([
        [secondaryRateLimit({ seconds: 2 }), 403, "retry-after", "2"],
        [secondaryRateLimit({ seconds: 2, status: 429 }), 429, "retry-after", "2"],
        [primaryRateLimit(60), 403, "x-ratelimit-remaining", "0"],
    ])("meets the first request (%#)", async ([fault, status, header, value], context) => {
        const { ask } = await start(context, { weather: first(1, fault) });
        const answer = await ask("GET", pulls);
        expect([answer.status, answer.headers.get(header)]).toEqual([status, value]);
        expect((await ask("GET", pulls)).status).toBe(200);
    });
    test("breaks off before anything is done, or after", async (context) => {
        const { ask, github } = await start(context, { weather: first(1, { cut: "answer" }) });
        await expect(ask("POST", pulls, bump)).rejects.toThrow();
        expect(await github.pulls()).toHaveLength(1);
        const { github: untouched, ...other } = await start(context, { weather: first(1, { cut: "request" }) });
        await expect(other.ask("POST", pulls, bump)).rejects.toThrow();
        expect(await untouched.pulls()).toEqual([]);
    });
    test("is told of by a page", async (context) => {
        const { github } = await start(context, { weather: first(1, busy(502)) });
        const answer = await fetch(`${github.api}${pulls}`);
        expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining("Unicorn")]);
    });
    test("lacks a permission, or is an archive, or is not for Actions", async (context) => {
        const run = { login: "github-actions[bot]", kind: "actions", permissions: bot.permissions };
        const reader = { ...bot, permissions: { contents: "read", pull_requests: "read" } };
        const { ask, github } = await start(context, {
            tokens: { run, reader },
            settings: { actionsMayPropose: false },
        });
        const denied = await ask("POST", pulls, bump, "reader");
        expect(denied.body.message).toBe("Resource not accessible by integration");
        expect(denied.headers.get("x-accepted-github-permissions")).toBe("pull_requests=write");
        expect((await ask("POST", pulls, bump, "run")).body.message).toBe("GitHub Actions is not permitted to create or approve pull requests.");
        await github.set({ archived: true });
        expect((await ask("POST", pulls, bump, "run")).body.message).toBe("Repository was archived so is read-only.");
    });
});
test("its Git server keeps pushes from protected branches, and from archives", async (context) => {
    const { github, repository } = await start(context, { settings: { protections: [{ pattern: "main" }] } });
    const url = github.server.replace("http://", `http://x:${token}@`);
    const push = (branch) => repository.git(["push", "--quiet", `${url}/acme/deploy.git`, `refs/heads/bump:refs/heads/${branch}`]);
    await expect(push("main")).rejects.toThrow("GH013: Repository rule violations found for refs/heads/main.");
    await push("beside");
    expect(await repository.head("beside")).toBe(await repository.head("bump"));
    await github.set({ archived: true });
    await expect(push("again")).rejects.toThrow("403");
});
test("GitHub Enterprise Server has its API below /api/v3, beside Git, and says who it is", async (context) => {
    const { ask, graphql, github } = await start(context, { flavour: "ghes" });
    expect(github.api).toBe(`${github.server}/api/v3`);
    const meta = await ask("GET", "/meta");
    expect(meta.body.installed_version).toBe("3.19.0");
    expect(meta.headers.get("x-github-enterprise-version")).toBe("3.19.0");
    expect((await ask("POST", pulls, bump)).body.url).toBe(`${github.api}${pulls}/1`);
    expect((await graphql("{ viewer { login } }")).data.viewer.login).toBe("octocat");
    const basic = Buffer.from(`x:${token}`).toString("base64");
    const refs = `${github.server}/acme/deploy.git/info/refs?service=git-upload-pack`;
    expect((await fetch(refs, { headers: { authorization: `Basic ${basic}` } })).status).toBe(200);
    expect((await fetch(`${github.server}/api/v1/version`)).status).toBe(404);
});
