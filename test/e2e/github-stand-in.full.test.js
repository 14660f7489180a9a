/** The stand-in for GitHub refuses what GitHub would refuse, and does what it would do. */
import { describe, expect, test } from "vitest";
import { bump, pulls, startStandIn as start, token } from "./github-stand-ins.ts";
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
        expect(await github.pull(1)).toMatchObject({ state: "closed", merged: { login: "octocat" } });
    });
    test("is made once by ten that ask at once", async (context) => {
        const { ask } = await start(context);
        const asked = await Promise.all(Array.from({ length: 10 }, () => ask("POST", pulls, bump)));
        expect(asked.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 422)]);
    });
    test.for(["merge", "squash", "rebase"])("is merged by a person's %s", async (method, context) => {
        const { ask, repository, github } = await start(context, { settings: { deleteBranchOnMerge: true } });
        await repository.commit({ "c.txt": "1\n" });
        await ask("POST", pulls, bump);
        const merged = await github.merge(1, method);
        expect([await repository.head(), await repository.read("a.txt")]).toEqual([merged, "2\n"]);
        const parents = (await repository.git(["show", "--no-patch", "--format=%P", "main"])).trim().split(" ");
        expect(parents).toHaveLength(method === "merge" ? 2 : 1);
        expect((await ask("GET", `${pulls}/1`)).body).toMatchObject({ state: "closed", merged: true });
        expect((await ask("GET", "/repos/acme/deploy/git/ref/heads/bump")).status).toBe(404);
    });
    test("is closed when its branch is gone, merged when it was pushed, and in conflict as Git says", async (context) => {
        const { ask, repository, github } = await start(context);
        await ask("POST", pulls, bump);
        await repository.commit({ "a.txt": "3\n" });
        expect((await ask("GET", `${pulls}/1`)).body).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
        await repository.git(["update-ref", "-d", "refs/heads/bump"]);
        expect(await github.pull(1)).toMatchObject({ state: "closed", merged: undefined });
        await repository.commit({ "b.txt": "1\n" }, { branch: "next", from: await repository.head() });
        await ask("POST", pulls, { ...bump, head: "next" });
        await repository.git(["update-ref", "refs/heads/main", "refs/heads/next"]);
        expect((await ask("GET", `${pulls}/2`)).body).toMatchObject({ merged: true, state: "closed" });
    });
    test("asks nobody for a review where one of them cannot, and leaves out whom it cannot assign", async (context) => {
        const { ask, github } = await start(context);
        await ask("POST", pulls, bump);
        const reviewers = `${pulls}/1/requested_reviewers`;
        expect((await ask("POST", reviewers, { reviewers: ["alice", "octocat"] })).body.message).toContain("author");
        expect((await ask("POST", reviewers, { reviewers: ["alice", "eve"] })).body.message).toContain("collaborators");
        expect(await github.pull(1)).toMatchObject({ reviewers: [] });
        const asked = await ask("POST", reviewers, { reviewers: ["alice"] });
        expect(asked.body.requested_reviewers).toMatchObject([{ login: "alice" }]);
        const assigned = await ask("POST", "/repos/acme/deploy/issues/1/assignees", { assignees: ["bob", "eve"] });
        expect(assigned.body.assignees).toMatchObject([{ login: "bob" }]);
        expect((await ask("GET", "/repos/acme/deploy/collaborators/eve")).status).toBe(404);
    });
    test("has labels, made on the way for who may, and comments", async (context) => {
        const tokens = {
            [token]: "octocat",
            narrow: { login: "bot[bot]", kind: "app", permissions: { pull_requests: "write" } },
        };
        const { ask } = await start(context, { tokens });
        await ask("POST", pulls, bump);
        const labels = "/repos/acme/deploy/issues/1/labels";
        expect(await ask("POST", labels, { labels: ["deploy"] }, "narrow")).toMatchObject({
            status: 403,
            body: { message: "You do not have permission to create labels on this repository." },
        });
        expect((await ask("POST", labels, { labels: ["deploy"] })).body).toMatchObject([{ name: "deploy" }]);
        expect((await ask("POST", labels, { labels: ["Deploy"] }, "narrow")).status).toBe(200);
        expect((await ask("POST", "/repos/acme/deploy/labels", { name: "deploy" })).body.errors).toMatchObject([
            { code: "already_exists" },
        ]);
        await ask("POST", "/repos/acme/deploy/issues/1/comments", { body: "Hello" });
        expect((await ask("GET", "/repos/acme/deploy/issues/1/comments")).body).toMatchObject([{ body: "Hello" }]);
        expect((await ask("GET", pulls)).body).toMatchObject([{ labels: [{ name: "deploy" }] }]);
        expect((await ask("GET", `${pulls}/1`)).body).toMatchObject({ labels: [{ name: "deploy" }], comments: 1 });
    });
    test("is listed by pages", async (context) => {
        const { ask, repository } = await start(context);
        for (const head of ["one", "two", "three"]) {
            await repository.commit({ [head]: "1\n" }, { branch: head, from: await repository.head() });
            await ask("POST", pulls, { ...bump, head });
        }
        const first = await ask("GET", `${pulls}?per_page=2`);
        expect(first.body).toMatchObject([{ number: 3 }, { number: 2 }]);
        expect(first.headers.get("link")).toContain('page=2>; rel="next"');
        expect((await ask("GET", `${pulls}?per_page=2&page=2`)).body).toMatchObject([{ number: 1 }]);
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
    ])("%s", async ([, method, path, body, words], context) => {
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
