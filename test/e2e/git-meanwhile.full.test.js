import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../lab/run-program.ts";
import { commit, folderSize, newFolder, open, push, randomText, repositoryOf, servedOverHttp, } from "./git-checkouts.ts";
const web = (version) => `image: ghcr.io/acme/web:${version}\n`;
describe.concurrent("when somebody else is at it", () => {
    test.for([[], ["a.yaml"]])("the slower one goes again from the newest commit, and nothing is lost (%j)", async (manifests) => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1"), "b.yaml": web("1") } });
        const [one, two] = await Promise.all([open(repository.url, { manifests }), open(repository.url)]);
        const first = await commit(one, { "a.yaml": web("2") });
        const second = await commit(two, { "b.yaml": web("3") });
        expect(await push(one, first)).toMatchObject({ done: true });
        expect(await push(two, second)).toMatchObject({ done: false });
        const again = await two.refresh();
        expect(again.commit).toBe(first);
        expect(await again.contains(second)).toBe(false);
        expect(await again.search(["acme/web:2"])).toEqual(["a.yaml"]);
        expect(await push(again, await commit(again, { "b.yaml": web("3") }))).toMatchObject({ done: true });
        expect([await repository.read("a.yaml"), await repository.read("b.yaml")]).toEqual([web("2"), web("3")]);
        expect(await repository.git(["rev-list", "--count", "--min-parents=2", "main"])).toBe("0\n");
        const slower = await one.refresh();
        expect(await slower.contains(first)).toBe(true);
    });
    test("a branch that was merged meanwhile does not bring all that was before it", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1"), "old.yaml": randomText(1024 * 1024) } });
        const first = await repository.commit({ "b.yaml": web("1") });
        await repository.commit({ "old.yaml": "" });
        const [folder, head] = [await newFolder(), await repository.head()];
        const checkout = await open(repository.url, { folder });
        const side = await repository.commit({ "c.yaml": web("1") }, { branch: "side", from: first });
        const merge = ["commit-tree", "-p", head, "-p", side, "-m", "Merge", `${head}^{tree}`];
        const merged = await repository.git(["-c", "user.name=x", "-c", "user.email=x@example.com", ...merge]);
        await repository.git(["update-ref", "refs/heads/main", merged.trim()]);
        expect(await push(checkout, await commit(checkout, { "a.yaml": web("2") }))).toMatchObject({ done: false });
        const newest = await checkout.refresh();
        expect(newest.commit).toBe(merged.trim());
        expect(await newest.contains(head)).toBe(true);
        expect(await folderSize(folder)).toBeLessThan(100_000);
        expect(await push(newest, await commit(newest, { "a.yaml": web("2") }))).toMatchObject({ done: true });
    });
    test("a push whose answer was lost is recognized", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        let lost = 0;
        const { url } = await servedOverHttp(repository, {
            answer: ({ method, service }) => {
                if (method !== "POST" || service !== "git-receive-pack" || lost > 0)
                    return undefined;
                lost += 1;
                return { cut: "answer" };
            },
        });
        const checkout = await open(url);
        const id = await commit(checkout, { "a.yaml": web("2") });
        expect(await push(checkout, id)).toMatchObject({ done: false });
        await repository.commit({ "a.yaml": web("3") });
        expect(await (await checkout.refresh()).contains(id)).toBe(true);
    });
    test.for([
        ["a cut connection", { cut: "request" }],
        ["a busy server", { status: 503 }],
        ["too many requests", { status: 429 }],
    ])("%s may pass", async ([, answer]) => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        let broken = true;
        const { url } = await servedOverHttp(repository, { answer: () => (broken ? answer : undefined) });
        await expect(open(url)).rejects.toMatchObject({ code: "unreachable" });
        broken = false;
        const checkout = await open(url);
        const id = await commit(checkout, { "a.yaml": web("2") });
        broken = true;
        expect(await push(checkout, id)).toMatchObject({ done: false });
        await expect(checkout.refresh()).rejects.toMatchObject({ code: "unreachable" });
        broken = false;
        expect(await (await checkout.refresh()).contains(id)).toBe(false);
        expect(await push(checkout, id)).toMatchObject({ done: true });
    });
    test("a lock on the server may pass", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        const checkout = await open(repository.url);
        const id = await commit(checkout, { "a.yaml": web("2") });
        await writeFile(join(repository.path, "refs/heads/main.lock"), "");
        expect(await push(checkout, id)).toMatchObject({ done: false });
        await runProgram("rm", [join(repository.path, "refs/heads/main.lock")]);
        expect(await push(checkout, id)).toMatchObject({ done: true });
    });
    test("a branch that was deleted is not made anew", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        await repository.commit({ "a.yaml": web("2") }, { branch: "dev", from: await repository.head() });
        const checkout = await open(repository.url, { branch: "dev" });
        await repository.git(["update-ref", "-d", "refs/heads/dev"]);
        expect(await push(checkout, await commit(checkout, { "a.yaml": web("3") }))).toMatchObject({ done: false });
        await expect(repository.head("dev")).rejects.toThrow();
        await expect(checkout.refresh()).rejects.toMatchObject({
            message: expect.stringMatching(/^acme\/deploy has no branch dev: /),
        });
    });
    test("a branch that was set to something else is taken as it is now", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        const first = await repository.head();
        await repository.commit({ "a.yaml": web("2") });
        const checkout = await open(repository.url);
        const other = await repository.commit({ "a.yaml": web("3") }, { from: first });
        expect(await push(checkout, await commit(checkout, { "a.yaml": web("4") }))).toMatchObject({ done: false });
        const newest = await checkout.refresh();
        expect(newest.commit).toBe(other);
        expect(await push(newest, await commit(newest, { "a.yaml": web("4") }))).toMatchObject({ done: true });
        expect(await repository.git(["rev-list", "--count", "main"])).toBe("3\n");
    });
});
