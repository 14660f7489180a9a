/** The forge port against GitHub's stand-in, which refuses whatever GitHub's own description does not know. */
import { describe, expect, test } from "vitest";
import { deployOnGitHub as deploy, token, wanted } from "./forges.ts";

describe.concurrent("a pull request on GitHub", () => {
  test("is found, opened once, changed, commented on and closed", async (context) => {
    const { forge, github, repository, open } = await deploy(context);
    expect(forge.kind).toBe("github");
    expect(await forge.listPullRequests({ state: "open", base: "main" })).toEqual([]);
    const opened = await open();
    expect(opened).toMatchObject({
      number: 1,
      url: `${github.server}/acme/deploy/pull/1`,
      state: "open",
      draft: false,
      title: "Bump web",
      body: "A table",
      base: "main",
      head: { branch: "bump/web", commit: await repository.head("bump/web") },
    });
    expect(await forge.openPullRequest(wanted)).toBe("exists");
    expect(await forge.listPullRequests({ state: "open", head: "bump/web", base: "main" })).toEqual([opened]);
    expect(await forge.listPullRequests({ state: "open", head: "bump", base: "main" })).toEqual([]);
    expect(await forge.changePullRequest(1, { title: "Bump it", body: "" })).toMatchObject({
      title: "Bump it",
      body: "",
    });
    await forge.comment(1, "Another has taken its place");
    expect((await github.pull(1)).comments).toMatchObject([{ body: "Another has taken its place" }]);
    expect(await forge.changePullRequest(1, { state: "closed" })).toMatchObject({ state: "closed" });
    expect(await open()).toMatchObject({ number: 2, state: "open" });
    await github.merge(2);
    expect(await forge.listPullRequests({ state: "closed", head: "bump/web", base: "main" })).toMatchObject([
      { number: 2, state: "merged" },
      { number: 1, state: "closed" },
    ]);
  });

  test("is one of hundreds, over several pages", async (context) => {
    let pages: readonly (readonly object[])[] = [];
    const { github, forge, open } = await deploy(context, {
      weather({ path }) {
        const page = Number(/[?&]page=(\d)/.exec(path)?.[1]);
        return pages.length === 0 ? undefined : { status: 200, body: pages[page - 1] ?? [] };
      },
    });
    await open();
    const headers = { authorization: `Bearer ${token}`, "user-agent": "somebody" };
    const [one = {}] = (await (await fetch(`${github.api}/repos/acme/deploy/pulls`, { headers })).json()) as object[];
    pages = [100, 100, 30].map((length) => Array.from({ length }, () => one));
    expect(await forge.listPullRequests({ state: "open", base: "main" })).toHaveLength(230);
    expect(github.requests.at(-1)?.path).toContain("page=3");
  });

  test("is a draft where that is wanted, and says which plan has none", async (context) => {
    const { forge, github, open } = await deploy(context);
    expect(await open({ draft: true })).toMatchObject({ draft: true });
    await forge.changePullRequest(1, { state: "closed" });
    github.set({ allowDrafts: false });
    await expect(open({ draft: true })).rejects.toMatchObject({ hint: "Set `draft: false`." });
  });

  test("is not opened where a branch is gone, or has nothing new, which is said", async (context) => {
    const { forge, repository } = await deploy(context);
    for (const gone of [{ head: "bump/gone" }, { base: "gone" }]) {
      await expect(forge.openPullRequest({ ...wanted, ...gone })).rejects.toThrow("A branch of the pull request in");
    }
    await repository.git(["update-ref", "refs/heads/same", "refs/heads/main"]);
    const same = forge.openPullRequest({ ...wanted, head: "same" });
    await expect(same).rejects.toThrow("A pull request in acme/deploy would have no changes");
  });

  test("gets labels, also new ones, and keeps those that it has", async (context) => {
    const { forge, github, open } = await deploy(context);
    await open();
    await github.edit(1, { labels: ["by hand"] });
    await forge.addLabels(1, ["deploy", "prod"]);
    await forge.addLabels(1, ["deploy"]);
    expect((await github.pull(1)).labels).toEqual(["by hand", "deploy", "prod"]);
  });

  test("is reviewed by and assigned to who can be; the others are named", async (context) => {
    const { forge, github, open } = await deploy(context, { settings: { teams: ["platform"] } });
    await open();
    const left = await forge.requestReviews(1, {
      users: ["alice", "octocat", "stranger"],
      teams: ["acme/platform", "ghosts"],
    });
    expect(left).toMatchObject([
      { name: "octocat", reason: "is the author" },
      { name: "stranger", reason: "is not a collaborator of acme/deploy" },
      { name: "ghosts", reason: expect.stringContaining("is not a team with access to acme/deploy") },
    ]);
    expect(await forge.assign(1, ["Bob", "stranger"])).toMatchObject([{ name: "stranger" }]);
    expect(await github.pull(1)).toMatchObject({ reviewers: ["alice"], teams: ["platform"] });
    expect((await github.pull(1)).assignees.map((login) => login.toLowerCase())).toEqual(["bob"]);
  });
});
