/** The forge port against a real Gitea: what is asked of it is there afterwards, and what it refuses is said in words. */
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { type Gitea, startGitea } from "../lab/gitea.ts";
import type { GiteaUser } from "../lab/gitea-api.ts";
import { openDeploy, wanted } from "./forges.ts";

let gitea: Gitea;
let robot: GiteaUser;
let alice: GiteaUser;
let carol: GiteaUser;
beforeAll(async () => {
  gitea = await startGitea();
  robot = await gitea.makeUser("robot");
  alice = await gitea.makeUser("alice");
  carol = await gitea.makeUser("carol");
});
afterAll(() => gitea.stop());

let count = 0;

/** A repository with a branch to propose, and the forge as a robot that may write to it. */
async function deploy(context: TestContext, token = robot.token) {
  count += 1;
  const name = `acme/deploy-${count}`;
  const repository = await gitea.makeRepository({ name, files: { "a.txt": "1\n" } });
  await repository.let(robot, "write");
  await repository.let(alice, "write");
  await repository.commit({ "a.txt": "2\n" }, { branch: "bump/web", from: await repository.head() });
  const forge = await openDeploy({ repository: name, page: repository.page, token }, context);
  return { repository, forge, name };
}

/** What Gitea says of a pull request. */
interface Told {
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly merged: boolean;
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[] | null;
  readonly requested_reviewers: readonly { readonly login: string }[];
}

describe("a pull request on Gitea", () => {
  test("is found, opened once, changed, commented on and closed", async (context) => {
    const { forge, repository } = await deploy(context);
    expect(forge.kind).toBe("gitea");
    expect(await forge.listPullRequests({ state: "open", base: "main" })).toEqual([]);
    const opened = await forge.openPullRequest(wanted);
    expect(opened).toMatchObject({
      number: 1,
      url: `${repository.page}/pulls/1`,
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
    expect(await forge.listPullRequests({ state: "open", base: "prod" })).toEqual([]);
    expect(await forge.changePullRequest(1, { title: "Bump it" })).toMatchObject({ title: "Bump it", body: "A table" });
    expect(await forge.changePullRequest(1, { body: "" })).toMatchObject({ title: "Bump it", body: "" });
    await forge.comment(1, "Another has taken its place");
    expect(await repository.call("GET", "/issues/1/comments")).toMatchObject([{ body: "Another has taken its place" }]);
    expect(await forge.changePullRequest(1, { state: "closed" })).toMatchObject({ state: "closed" });
    await repository.call("DELETE", "/branches/bump/web");
    expect(await forge.listPullRequests({ state: "closed", head: "bump/web", base: "main" })).toMatchObject([
      { number: 1, state: "closed", head: { branch: "bump/web" } },
    ]);
  });

  test("is a draft by its title there, and nobody here sees that", async (context) => {
    const { forge, repository } = await deploy(context);
    expect(await forge.openPullRequest({ ...wanted, draft: true })).toMatchObject({ title: "Bump web", draft: true });
    expect(await forge.changePullRequest(1, { title: "Bump it" })).toMatchObject({ title: "Bump it", draft: true });
    expect(await repository.call<Told>("GET", "/pulls/1")).toMatchObject({ title: "WIP: Bump it", draft: true });
  });

  test("gets labels, also new ones, and keeps those that it has", async (context) => {
    const { forge, repository, name } = await deploy(context);
    await forge.openPullRequest(wanted);
    await repository.call("POST", "/labels", { name: "By hand", color: "#ff0000" });
    await gitea.call("POST", `/orgs/acme/labels`, { name: `of-acme-${name.at(-1)}`, color: "#00ff00" });
    await repository.call("POST", "/issues/1/labels", { labels: ["By hand"] });
    await forge.addLabels(1, ["deploy", "by hand", `of-acme-${name.at(-1)}`]);
    await forge.addLabels(1, ["deploy"]);
    const { labels } = await repository.call<Told>("GET", "/pulls/1");
    expect(labels.map((label) => label.name).sort()).toEqual(["By hand", "deploy", `of-acme-${name.at(-1)}`]);
    expect(await repository.call("GET", "/labels")).toHaveLength(2);
  });

  test("is reviewed by and assigned to who can be; the others are named", async (context) => {
    const { forge, repository } = await deploy(context);
    await forge.openPullRequest(wanted);
    const left = await forge.requestReviews(1, { users: ["alice", "robot", "nobody"], teams: ["acme/ghosts"] });
    expect(left).toEqual([
      { name: "robot", reason: "is the author" },
      { name: "nobody", reason: "does not exist there" },
      { name: "ghosts", reason: "is not a team of the repository's organization" },
    ]);
    await repository.call("PATCH", "/issues/1", { assignees: ["robot"] });
    expect(await forge.assign(1, ["Alice", "carol"])).toEqual([
      { name: "carol", reason: expect.stringContaining("has no write access") },
    ]);
    const { requested_reviewers, assignees } = await repository.call<Told>("GET", "/pulls/1");
    expect(requested_reviewers.map(({ login }) => login)).toEqual(["alice"]);
    expect(assignees?.map(({ login }) => login).sort()).toEqual(["alice", "robot"]);
  });

  test("is merged at once where nothing is asked for, by the method that is wanted", async (context) => {
    const { forge, repository } = await deploy(context);
    for (const text of ["3", "4"])
      await repository.commit({ "a.txt": `${text}\n` }, { branch: "bump/web", message: `To ${text}\n\nSaid: ${text}` });
    const opened = await forge.openPullRequest(wanted);
    if (opened === "exists") throw new Error("it is new");
    expect(await forge.autoMerge(opened, "squash")).toBe("merged");
    expect(await repository.read("a.txt")).toBe("4\n");
    // Later runs read what the commits say of themselves.
    expect(await repository.git(["log", "-1", "--format=%B", "main"])).toMatch(/To 3\n\nSaid: 3\n\nTo 4\n\nSaid: 4\n/);
    expect((await repository.git(["rev-list", "--count", "main"])).trim()).toBe("2");
    const found = await forge.listPullRequests({ state: "closed", head: "bump/web", base: "main" });
    expect(found).toMatchObject([{ state: "merged" }]);
  });

  test("waits for an approval, and is merged with it", async (context) => {
    const { forge, repository } = await deploy(context);
    await repository.protect("main");
    const opened = await forge.openPullRequest(wanted);
    if (opened === "exists") throw new Error("it is new");
    expect(await forge.cancelAutoMerge(opened)).toBe("off");
    expect(await forge.autoMerge(opened, "merge")).toBe("waiting");
    expect(await forge.cancelAutoMerge(opened)).toBe("cancelled");
    expect(await forge.autoMerge(opened, "merge")).toBe("waiting");
    expect(await forge.autoMerge(opened, "merge")).toBe("waiting");
    await gitea.callAs(alice)("POST", `/repos/${repository.name}/pulls/1/reviews`, { event: "APPROVED", body: "Yes" });
    await expect.poll(() => repository.read("a.txt"), { timeout: 20_000 }).toBe("2\n");
  });

  test("is not merged by a method that is not allowed, nor when somebody has pushed", async (context) => {
    const { forge, repository } = await deploy(context);
    const opened = await forge.openPullRequest(wanted);
    if (opened === "exists") throw new Error("it is new");
    await repository.call("PATCH", "", { allow_rebase: false });
    await expect(forge.autoMerge(opened, "rebase")).rejects.toMatchObject({
      message: `${repository.name} does not allow the merge method 'rebase'`,
      hint: expect.stringContaining("merge or squash"),
    });
    await repository.commit({ "b.txt": "by a person\n" }, { branch: "bump/web" });
    await expect(forge.autoMerge(opened, "merge")).rejects.toMatchObject({
      code: "refused",
      hint: expect.stringContaining("in the meantime"),
    });
    expect(await repository.read("a.txt")).toBe("1\n");
  });

  test("is not merged where it has conflicts, which is said within seconds", async (context) => {
    const { forge, repository } = await deploy(context);
    await repository.commit({ "a.txt": "3\n" });
    const opened = await forge.openPullRequest(wanted);
    if (opened === "exists") throw new Error("it is new");
    const asked = performance.now();
    await expect(forge.autoMerge(opened, "squash")).rejects.toMatchObject({
      message: "Pull request #1 cannot be merged: it conflicts with main",
      hint: expect.stringContaining("rebuild it on the newest base"),
    });
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(await repository.read("a.txt")).toBe("3\n");
  });

  test("with more than a forge takes is cut", async (context) => {
    const { forge } = await deploy(context);
    const opened = await forge.openPullRequest({ ...wanted, title: "t".repeat(400), body: "b".repeat(70_000) });
    expect(opened).toMatchObject({ title: `${"t".repeat(246)} …` });
    expect(opened === "exists" ? 0 : opened.body.length).toBe(65_536);
  });
});

describe("what Gitea refuses is said with what to do", () => {
  test("a wrong token, one that may not write, one of somebody who may not", async (context) => {
    const { repository, name } = await deploy(context);
    const { page } = repository;
    const opening = async (token: string) => {
      const forge = await openDeploy({ repository: name, page, token }, context);
      return forge.openPullRequest(wanted);
    };
    await expect(opening("planted-token")).rejects.toMatchObject({
      code: "unauthorized",
      message: expect.not.stringContaining("planted-token"),
    });
    const reading = await gitea.makeToken(robot, ["read:repository"]);
    await expect(opening(reading)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("The token lacks the permission to open a pull request in"),
      hint: expect.stringContaining("write:repository"),
    });
    await repository.call("PATCH", "", { private: true });
    const stranger = await openDeploy({ repository: name, page, token: carol.token }, context);
    await expect(stranger.listPullRequests({ state: "open", base: "main" })).rejects.toMatchObject({
      code: "repository",
      message: expect.stringContaining("does not exist, or the token has no access to it"),
    });
  });

  test("a repository or a branch that is not there, and one that is archived", async (context) => {
    const { repository, forge, name } = await deploy(context);
    for (const gone of [{ head: "bump/gone" }, { base: "gone" }]) {
      await expect(forge.openPullRequest({ ...wanted, ...gone })).rejects.toThrow("A branch of the pull request in");
    }
    const page = `${gitea.server}/acme/nothing`;
    const nowhere = await openDeploy({ repository: "acme/nothing", page, token: robot.token }, context);
    await expect(nowhere.listPullRequests({ state: "open", base: "main" })).rejects.toMatchObject({
      code: "repository",
      message: expect.stringContaining("acme/nothing does not exist"),
    });
    await repository.call("PATCH", "", { archived: true });
    await expect(forge.openPullRequest(wanted)).rejects.toMatchObject({
      code: "repository",
      message: expect.stringContaining(`${name} is archived`),
    });
  });
});
