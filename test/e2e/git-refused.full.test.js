import { describe, expect, test } from "vitest";
import { commit, newFolder, open, push, repositoryOf, servedOverHttp } from "./git-checkouts.ts";
const web = (version) => `image: ghcr.io/acme/web:${version}\n`;
/** Refusals as a person reads them; each comes from a server's own hook, in the words of a forge. */
describe.concurrent("a commit that is refused says what to do", () => {
    test.for([
        [
            "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Changes must be made through a pull request.",
            "Branch main of acme/deploy is protected: GH006: Protected branch update failed for refs/heads/main.; Changes must be made through a pull request.; [remote rejected] (pre-receive hook declined)",
            "Let this identity bypass the rule (GitHub: the ruleset's bypass list), or have it proposed with `mode: pull-request`.",
        ],
        [
            "error: GH013: Repository rule violations found for refs/heads/main.\n\n- Commits must have verified signatures.\n",
            "Branch main of acme/deploy takes signed commits only, and ours is not signed: GH013: Repository rule violations found for refs/heads/main.; - Commits must have verified signatures.; [remote rejected] (pre-receive hook declined)",
            "Let this identity bypass the rule, or have it proposed with `mode: pull-request`: a commit that the forge itself makes when it merges is signed.",
        ],
        [
            "error: GH013: Repository rule violations found for refs/heads/main.\n- File path is restricted",
            "A rule of acme/deploy forbids to change one of the files: GH013: Repository rule violations found for refs/heads/main.; - File path is restricted; [remote rejected] (pre-receive hook declined)",
            "Leave the file out by input 'manifests', or let this identity bypass the rule.",
        ],
    ])("%s", async ([words, message, hint]) => {
        const hooks = { "pre-receive": `cat >&2 <<'END'\n${words}\nEND\nexit 1` };
        const repository = await repositoryOf({ files: { "a.yaml": web("1") }, hooks });
        const before = await repository.head();
        const checkout = await open(repository.url);
        const id = await commit(checkout, { "a.yaml": web("2") });
        await expect(push(checkout, id)).rejects.toMatchObject({ code: "refused", message, hint });
        expect(await repository.head()).toBe(before);
    });
});
describe.concurrent("a repository that cannot be used says what to do", () => {
    const [none, read] = ["planted-token-none", "planted-token-read"];
    test.for([
        ["no token", undefined, "unauthorized", " wants a token for acme/deploy, and input 'token' is empty: "],
        ["a wrong token", "wrong", "unauthorized", "does not accept the token for acme/deploy: "],
        [
            "a token that may not see it",
            none,
            "repository",
            "acme/deploy is not there, or the identity may not see it: Repository not found.",
        ],
        [
            "a token that may only read",
            read,
            "forbidden",
            "The identity may not write to acme/deploy: Permission to acme/deploy.git denied to acme-bot.",
        ],
    ])("%s", async ([, token, code, message]) => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        const { url } = await servedOverHttp(repository, { tokens: { [none]: "none", [read]: "read" } });
        const credentials = token === undefined ? { kind: "none" } : { kind: "token", token };
        const pushing = open(url, { credentials }).then(async (checkout) => push(checkout, await commit(checkout, { "a.yaml": web("2") })));
        await expect(pushing).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    });
    test("an unknown branch, an empty repository, a tag, none at all, and a port where nobody listens", async () => {
        const [repository, empty] = [await repositoryOf({ files: { "a.yaml": web("1") } }), await repositoryOf({})];
        await repository.git(["tag", "v1", "main"]);
        await expect(open(repository.url, { branch: "prod" })).rejects.toThrow("acme/deploy has no branch prod: ");
        await expect(open(repository.url, { branch: "v1" })).rejects.toThrow("What input 'branch' names in acme/deploy is a tag");
        await expect(open(empty.url)).rejects.toThrow("acme/deploy is empty: it has no commit yet");
        await repository.git(["symbolic-ref", "HEAD", "refs/heads/gone"]);
        await expect(open(repository.url)).rejects.toThrow("acme/deploy has no default branch");
        await expect(open(`${empty.url}.nowhere`)).rejects.toThrow("acme/deploy is not there, or the identity may not see it: ");
        await expect(open("http://127.0.0.1:9/acme/deploy")).rejects.toThrow("127.0.0.1:9 cannot be reached: ");
    });
    test("no git on the PATH", async () => {
        const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
        await expect(open(repository.url, { env: { PATH: await newFolder() } })).rejects.toMatchObject({
            code: "git",
            message: "git is not on the PATH",
        });
    });
});
