import { describe, expect, test } from "vitest";
import { commit, newFolder, open, push, repositoryOf, servedOverHttp } from "./git-checkouts.ts";

const web = (version: string) => `image: ghcr.io/acme/web:${version}\n`;

/** Refusals as a person reads them; each comes from a server's own hook, in the words of a forge. */
describe.concurrent("a commit that is refused says what to do", () => {
  test.for([
    [
      "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Changes must be made through a pull request.",
      "Branch main of acme/deploy is protected: GH006: Protected branch update failed for refs/heads/main.; Changes must be made through a pull request.; [remote rejected] (pre-receive hook declined)",
      "Allow this identity to bypass the rule (GitHub: the ruleset's bypass list), or use `mode: pull-request`.",
    ],
    [
      "error: GH013: Repository rule violations found for refs/heads/main.\n\n- Commits must have verified signatures.\n",
      "Branch main of acme/deploy accepts only signed commits, and ours is not signed: GH013: Repository rule violations found for refs/heads/main.; - Commits must have verified signatures.; [remote rejected] (pre-receive hook declined)",
      "Set input 'sign', allow this identity to bypass the rule, or use `mode: pull-request`: the forge signs the commit that merges it.",
    ],
    [
      "error: GH013: Repository rule violations found for refs/heads/main.\n- File path is restricted",
      "A rule of acme/deploy does not allow changing one of the files: GH013: Repository rule violations found for refs/heads/main.; - File path is restricted; [remote rejected] (pre-receive hook declined)",
      "Exclude the file in input 'manifests', or allow this identity to bypass the rule.",
    ],
  ] as const)("%s", async ([words, message, hint]) => {
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
    ["no token", undefined, "unauthorized", " requires a token for acme/deploy, but input 'token' is empty: "],
    ["a wrong token", "wrong", "unauthorized", "does not accept the token for acme/deploy: "],
    [
      "a token that may not see it",
      none,
      "repository",
      "acme/deploy does not exist, or the credentials have no access to it: Repository not found.",
    ],
    [
      "a token that may only read",
      read,
      "forbidden",
      "The credentials do not allow writing to acme/deploy: Permission to acme/deploy.git denied to acme-bot.",
    ],
  ] as const)("%s", async ([, token, code, message]) => {
    const repository = await repositoryOf({ files: { "a.yaml": web("1") } });
    const { url } = await servedOverHttp(repository, { tokens: { [none]: "none", [read]: "read" } });
    const credentials = token === undefined ? ({ kind: "none" } as const) : ({ kind: "token", token } as const);
    const pushing = open(url, { credentials }).then(async (checkout) =>
      push(checkout, await commit(checkout, { "a.yaml": web("2") })),
    );
    await expect(pushing).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });

  test("an unknown branch, an empty repository, a tag, none at all, and a port where nobody listens", async () => {
    const [repository, empty] = [await repositoryOf({ files: { "a.yaml": web("1") } }), await repositoryOf({})];
    await repository.git(["tag", "v1", "main"]);
    await expect(open(repository.url, { branch: "prod" })).rejects.toThrow("acme/deploy has no branch prod: ");
    await expect(open(repository.url, { branch: "v1" })).rejects.toThrow("Input 'branch' names a tag of acme/deploy");
    await expect(open(empty.url)).rejects.toThrow("acme/deploy is empty: it has no commit yet");
    await repository.git(["symbolic-ref", "HEAD", "refs/heads/gone"]);
    await expect(open(repository.url)).rejects.toThrow("The default branch of acme/deploy does not exist");
    await expect(open(`${empty.url}.nowhere`)).rejects.toThrow(
      "acme/deploy does not exist, or the credentials have no access to it: ",
    );
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
