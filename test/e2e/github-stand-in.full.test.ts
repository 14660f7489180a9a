/** The stand-in for GitHub refuses what GitHub would refuse, and does what it would do. */
import { describe, expect, type TestContext, test } from "vitest";
import { makeRepository } from "../lab/git-repository.ts";
import { type GitHub, type GitHubOptions, startGitHub } from "../lab/github/server.ts";

const token = "planted-token";

async function start(context: TestContext, options: Partial<GitHubOptions> = {}) {
  const repository = await makeRepository({ files: { "a.txt": "1\n" } });
  const github = await startGitHub({ repository, tokens: { [token]: "octocat" }, ...options });
  context.onTestFinished(async () => {
    await github.stop();
    await repository.remove();
  });
  await repository.commit({ "a.txt": "2\n" }, { branch: "bump", from: await repository.head() });
  return { repository, github, ask: asking(github) };
}

/** Asks as Octokit does. */
function asking({ api }: GitHub) {
  return async (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "user-agent": "octokit-core.js", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
}

const pulls = "/repos/acme/deploy/pulls";
const bump = { title: "Bump", head: "bump", base: "main" };

describe.concurrent("a pull request", () => {
  test("is made once, changed, and merged", async (context) => {
    const { ask, repository, github } = await start(context);
    const made = await ask("POST", pulls, { ...bump, body: "A table" });
    expect(made).toMatchObject({
      status: 201,
      body: { number: 1, state: "open", draft: false, mergeable_state: "clean", user: { login: "octocat" } },
    });
    expect(made.body.head).toMatchObject({ ref: "bump", sha: await repository.head("bump") });
    expect(await ask("POST", pulls, bump)).toMatchObject({
      status: 422,
      body: { errors: [{ message: "A pull request already exists for acme:bump." }] },
    });
    expect((await ask("PATCH", `${pulls}/1`, { title: "Bump it" })).body.title).toBe("Bump it");
    const head = await repository.commit({ "b.txt": "1\n" }, { branch: "bump" });
    const listed = await ask("GET", `${pulls}?head=acme:bump&base=main&state=open&per_page=100`);
    expect(listed.body).toMatchObject([{ number: 1, title: "Bump it", head: { sha: head } }]);
    expect(await ask("PUT", `${pulls}/1/merge`, { sha: "0".repeat(40) })).toMatchObject({ status: 409 });
    const merged = await ask("PUT", `${pulls}/1/merge`, { merge_method: "squash", sha: head });
    expect(merged.body).toMatchObject({ merged: true, sha: await repository.head() });
    expect(await repository.read("b.txt")).toBe("1\n");
    expect(github.pull(1)).toMatchObject({ state: "closed", merged: { login: "octocat" } });
  });
});

describe.concurrent("what GitHub would refuse fails the test", () => {
  test.for([
    ["an unknown path", "GET", "/repos/acme/deploy/pull", undefined, "there is no such operation"],
    ["another method", "POST", `${pulls}/1`, {}, "there is no such operation"],
    ["an unknown query parameter", "GET", `${pulls}?label=x`, undefined, "the query parameter label is not there"],
    ["a query parameter's value", "GET", `${pulls}?state=merged`, undefined, "the query parameter state: "],
    ["an unknown field", "POST", pulls, { ...bump, labels: ["x"] }, "its body: the value must NOT have unevaluated"],
    ["a field of another type", "POST", pulls, { ...bump, draft: "yes" }, "its body: /draft must be boolean"],
    ["a field that is missing", "POST", pulls, { title: "Bump", head: "bump" }, "must have required property 'base'"],
    ["a body where there is none", "DELETE", "/repos/acme/deploy/git/refs/heads/x", {}, "it has no body"],
  ] as const)("%s", async ([, method, path, body, words], context) => {
    const { ask, github } = await start(context);
    expect((await ask(method, path, body)).status).toBe(500);
    await expect(github.stop()).rejects.toThrow(words);
  });

  test("a request without a token", async (context) => {
    const { github } = await start(context);
    await fetch(`${github.api}${pulls}`, { headers: { "user-agent": "octokit-core.js" } });
    await expect(github.stop()).rejects.toThrow("it has no Authorization");
  });
});
