import { describe, expect, test } from "vitest";
import { commitPageOf } from "../../../actions/pull/src/page-links.ts";
import { faultsOf, key, parse, run } from "./parsed-inputs.ts";
test("without more than an image, this run's repository is changed with this run's token", () => {
    expect(parse({})).toMatchObject({
        images: [{ name: "shop/web", tag: "2" }],
        manifests: [],
        repository: { url: "https://github.com/acme/shop.git", name: "acme/shop", page: "https://github.com/acme/shop" },
        branch: undefined,
        credentials: { kind: "token", token: "ghs_run" },
        author: { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" },
        source: { repository: "acme/shop", commit: "1".repeat(40), api: "https://api.github.com", token: "ghs_run" },
        all: false,
        dryRun: false,
        timeout: 600_000,
    });
});
describe("the repository", () => {
    const gitea = { server: new URL("https://git.acme.example/forge") };
    test.each([
        [
            "by its name",
            { repository: "acme/deploy" },
            {},
            "https://github.com/acme/deploy.git",
            "acme/deploy",
            "https://github.com/acme/deploy",
        ],
        [
            "by its name on another forge",
            { repository: "acme/deploy" },
            gitea,
            "https://git.acme.example/forge/acme/deploy.git",
            "acme/deploy",
            "https://git.acme.example/forge/acme/deploy",
        ],
        [
            "by its name, with a key",
            { repository: "acme/deploy", "ssh-key": key },
            {},
            "git@github.com:acme/deploy.git",
            "acme/deploy",
            "https://github.com/acme/deploy",
        ],
        [
            "by a URL",
            { repository: "https://gitlab.com/acme/ops/deploy.git", token: "glpat-1" },
            {},
            "https://gitlab.com/acme/ops/deploy.git",
            "acme/ops/deploy",
            "https://gitlab.com/acme/ops/deploy",
        ],
        [
            "by a URL of no known forge",
            { repository: "https://git.example/deploy", token: "t" },
            {},
            "https://git.example/deploy",
            "https://git.example/deploy",
            undefined,
        ],
        [
            "as ssh writes it",
            { repository: "git@gitlab.acme.example:ops/deploy.git", "ssh-key": key },
            {},
            "git@gitlab.acme.example:ops/deploy.git",
            "ops/deploy",
            "https://gitlab.acme.example/ops/deploy",
        ],
        [
            "by an ssh URL with a port",
            { repository: "ssh://git@git.example:2222/deploy.git", "ssh-key": key },
            {},
            "ssh://git@git.example:2222/deploy.git",
            "ssh://git@git.example:2222/deploy.git",
            undefined,
        ],
        [
            "behind a firewall",
            { repository: "ssh://git@ssh.github.com:443/acme/deploy.git", "ssh-key": key },
            {},
            "ssh://git@ssh.github.com:443/acme/deploy.git",
            "acme/deploy",
            "https://github.com/acme/deploy",
        ],
        [
            "with the name that its server wants beside a token",
            { repository: "https://me@git.example/deploy", token: "t" },
            {},
            "https://me@git.example/deploy",
            "https://me@git.example/deploy",
            undefined,
        ],
        [
            "on this machine",
            { repository: "file:///srv/deploy.git" },
            {},
            "file:///srv/deploy.git",
            "file:///srv/deploy.git",
            undefined,
        ],
        [
            "on this machine's own server",
            { repository: "http://127.0.0.1:8080/deploy.git", token: "t" },
            {},
            "http://127.0.0.1:8080/deploy.git",
            "http://127.0.0.1:8080/deploy.git",
            undefined,
        ],
    ])("can be given %s", (_how, given, more, url, name, page) => {
        expect(parse(given, more).repository).toEqual({ url, name, page });
    });
    test.each([
        ["deploy", "Input 'repository' is 'deploy', which is not a repository. Use owner/name,"],
        ["../deploy", "is '../deploy', which is not a repository"],
        ["acme/..", "is 'acme/..', which is not a repository"],
        ["git://git.example/deploy", "which is not a repository"],
        ["ext::sh -c touch% /tmp/x", "which is not a repository"],
        ["--upload-pack=x", "which is not a repository"],
        ["ssh://-oProxyCommand=x/deploy", "which is not a repository"],
        ["git@-oProxyCommand=x:deploy", "is not a repository"],
        ["https://git.example", "which is not a repository"],
        ["https://git.example/deploy?x=1", "which is not a repository"],
        ["file://git.example/deploy", "which is not a repository"],
        ["http://git.example/deploy", "which sends the token unencrypted. Use https://."],
        ["https://me:hunter2@git.example/deploy", "has a password or a token in it. Remove it"],
        ["https://ghp_hunter2@git.example/deploy", "has a password or a token in it. Remove it"],
        [`https://hunter2${"x".repeat(33)}@git.example/deploy`, "has a password or a token in it. Remove it"],
        ["ssh://git:hunter2@git.example/deploy", "has a password or a token in it. Remove it"],
        ["git.example:hunter2@deploy", "Input 'repository' is not a repository"],
    ])("cannot be '%s', and no password is repeated", (repository, words) => {
        const faults = faultsOf({ repository, token: "t" });
        expect(faults).toEqual([expect.stringContaining(words)]);
        expect(faults.join()).not.toContain("hunter2");
    });
    test("has to be given where the runner names none", () => {
        expect(faultsOf({}, { repository: undefined })).toHaveLength(1);
    });
});
describe("the token", () => {
    const elsewhere = "https://git.example/deploy.git";
    test.each([
        ["the one that this run has by default", {}, {}],
        [
            "the one that a runner of another forge sets",
            { token: "own", "run-token": "", "source-token": "other" },
            { server: new URL("https://forge.example"), token: "own", isGitHub: false },
        ],
        ["the one of a run that reads the source by another", { "source-token": "other" }, {}],
        [
            "the one of a run on GitHub Enterprise Server that reads the source by another",
            { "source-token": "other" },
            { server: new URL("https://github.acme.example"), api: "https://github.acme.example/api/v3" },
        ],
        ["one that may be a run's, where nobody says which is this run's", { "run-token": "", token: "ghs_x" }, {}],
    ])("is not sent to another host when it is this run's own: %s", (_which, given, more) => {
        const { host } = more.server ?? run.server;
        expect(faultsOf({ repository: elsewhere, ...given }, more)).toEqual([
            `Input 'token' is this run's own token, which is valid for ${host} and not for git.example. Set it to a token for git.example, or 'ssh-key' to a key. Nothing was sent to git.example.`,
        ]);
    });
    test.each([
        [
            "goes to the host that it is given for",
            { repository: elsewhere, token: "mine" },
            { kind: "token", token: "mine" },
        ],
        [
            "goes to the host that it is given for, also one of an App",
            { repository: elsewhere, token: "ghs_app_of_theirs", "source-token": "ghs_app_of_theirs" },
            { kind: "token", token: "ghs_app_of_theirs" },
        ],
        [
            "is not used where there is a key",
            { "ssh-key": key, "known-hosts": "h k" },
            { kind: "ssh", key, knownHosts: "h k" },
        ],
        ["is not used over ssh", { repository: "git@git.example:deploy" }, { kind: "none" }],
        ["is not used on this machine", { repository: "file:///deploy" }, { kind: "none" }],
        ["may be none", { token: "" }, { kind: "none" }],
    ])("%s", (_what, given, credentials) => {
        expect(parse(given).credentials).toEqual(credentials);
    });
});
test("known hosts are of no use without a key", () => {
    expect(faultsOf({ "known-hosts": "h k" })).toEqual([expect.stringContaining("Input 'known-hosts' needs 'ssh-key'")]);
});
test("a ref of a branch is taken for the branch, and no other ref is", () => {
    expect(parse({ branch: "refs/heads/main" }).branch).toBe("main");
    expect(faultsOf({ branch: "refs/pull/7/merge" })).toEqual([expect.stringContaining("which is not a branch")]);
    expect(faultsOf({ branch: "a..b" })).toEqual([expect.stringContaining("which is not a valid branch name")]);
});
describe("the author", () => {
    test.each([
        [
            "is who is given",
            { author: "Ada Lovelace <ada@example.com>" },
            { name: "Ada Lovelace", email: "ada@example.com" },
        ],
        [
            "is nobody of GitHub's on another server",
            { repository: "git@git.example:a/b", token: "" },
            { name: "pushpull", email: "pushpull@users.noreply.git.example" },
        ],
    ])("%s", (_what, given, author) => {
        expect(parse(given).author).toEqual(author);
    });
    test.each(["Ada", "<ada@example.com>", "Ada <ada>x", "Ada <a b>", "Ada\n <a@b>", "A <b> <c@d>"])("is not %j", (author) => {
        expect(faultsOf({ author })).toEqual([expect.stringContaining("Use Name <email>")]);
    });
});
describe("the source commit", () => {
    const sha = "AB".repeat(20);
    test.each([
        ["of this repository", sha, `acme/shop@${sha.toLowerCase()}`],
        ["of another repository", `acme/api@${"2".repeat(64)}`, `acme/api@${"2".repeat(64)}`],
        ["that nobody wants to be compared", "off", undefined],
    ])("can be one %s", (_what, written, expected) => {
        const { source } = parse({ "source-commit": written ?? "" });
        expect(source && `${source.repository}@${source.commit}`).toBe(expected);
    });
    test.each(["main", "1234567", `acme@${"1".repeat(40)}`])("cannot be '%s'", (written) => {
        expect(faultsOf({ "source-commit": written })).toEqual([expect.stringContaining("which is not a commit")]);
    });
});
test("a commit's message may have six placeholders, and braces of its own", () => {
    const message = 'chore: {image} {from} {to} {target} {files} {run} {"a": 1} {}';
    expect(parse({ "commit-message": message }).commitMessage).toBe(message);
    expect(faultsOf({ "commit-message": "{images} to {version}" })).toEqual([
        "Input 'commit-message' has unknown placeholders: {images}, {version}. Known placeholders are {image}, {from}, {to}, {target}, {files} and {run}.",
    ]);
});
test("all that is wrong is said at once", () => {
    const wrong = {
        images: "",
        branch: "a b",
        author: "me",
        all: "yes",
        timeout: "soon",
        repository: "x",
        "source-commit": "x",
    };
    expect(faultsOf(wrong)).toHaveLength(7);
});
test.each([
    ["https://github.com/acme/deploy", "https://github.com/acme/deploy/commit/1a2b"],
    ["https://codeberg.org/acme/deploy", "https://codeberg.org/acme/deploy/commit/1a2b"],
    ["https://gitlab.acme.example/ops/deploy", "https://gitlab.acme.example/ops/deploy/-/commit/1a2b"],
    ["https://bitbucket.org/acme/deploy", "https://bitbucket.org/acme/deploy/commits/1a2b"],
])("the page of a commit in %s is %s", (page, expected) => {
    expect(commitPageOf(page, "1a2b")).toBe(expected);
});
