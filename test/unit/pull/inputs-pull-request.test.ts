import { describe, expect, test } from "vitest";
import { parseInputs } from "../../../actions/pull/src/inputs.ts";
import { faultsOf, type Given, key, parse, run, withInputs } from "./parsed-inputs.ts";

describe("a pull request", () => {
  const asked = {
    mode: "pull-request",
    token: "ghs_run",
    draft: "false",
    "auto-merge": "off",
    "close-superseded": "true",
  };

  test("is none where a commit is wanted, with all that action.yml fills in", () => {
    const { mode: _, ...filled } = asked;
    expect(parse({ ...filled, mode: "commit" })).toMatchObject({ proposal: undefined, forge: undefined });
  });

  test("is none where a commit is wanted, and what is said of it is ignored with a notice", () => {
    const given = { images: "shop/web=2", token: "t", mode: "commit", title: "{image}", labels: "a", draft: "true" };
    const { inputs, notices } = withInputs(given, (read) => ({
      inputs: parseInputs(read, run),
      notices: read.notices,
    }));
    expect(inputs.proposal).toBeUndefined();
    expect(notices).toEqual(["Ignored, because mode commit creates no pull request: 'title', 'labels', 'draft'"]);
  });

  test("is made as it is asked for, where the repository is", () => {
    const given = {
      "head-branch": "refs/heads/promote",
      labels: "a, needs review\n# b, d\na\n,c,,\n#1\n#",
      reviewers: "@ada, bob",
      "auto-merge": "squash",
    };
    expect(parse({ ...asked, ...given, title: "{image}", repository: "acme/deploy" })).toMatchObject({
      proposal: {
        ...{
          headBranch: "promote",
          title: "{image}",
          body: undefined,
          labels: ["a", "needs review", "c", "#1"],
          reviewers: ["ada", "bob"],
        },
        ...{ teamReviewers: [], assignees: [], draft: false, autoMerge: "squash", closeSuperseded: true },
      },
      forge: {
        ...{ repository: "acme/deploy", page: "https://github.com/acme/deploy" },
        ...{ api: "https://api.github.com", token: "ghs_run" },
      },
    });
  });

  test("on another forge than the run's goes to an API that is looked for there", () => {
    const { forge } = parse({ ...asked, repository: "https://codeberg.org/acme/deploy", token: "of-codeberg" });
    expect(forge).toMatchObject({ page: "https://codeberg.org/acme/deploy", api: undefined });
  });

  test.each<[string, string, string]>([
    ["of a name that says nothing", "https://git.example/acme/deploy.git", "https://git.example/acme/deploy"],
    ["below a path", "https://git.example/forge/acme/deploy", "https://git.example/forge/acme/deploy"],
    ["with a name to log in", "https://me@git.example/acme/deploy/", "https://git.example/acme/deploy"],
    ["of this machine", "http://127.0.0.1:3000/acme/deploy.git", "http://127.0.0.1:3000/acme/deploy"],
  ])("goes to the forge that answers at the URL of a server %s", (_what, repository, page) => {
    const { forge } = parse({ ...asked, token: "of-theirs", repository });
    expect(forge).toMatchObject({ repository: "acme/deploy", page, api: undefined });
  });

  test.each<[string, Given, string]>([
    ["a mode that is none", { mode: "pr" }, "Input 'mode' is 'pr'"],
    ["a way to merge that is none", { ...asked, "auto-merge": "yes" }, "Input 'auto-merge' is 'yes'"],
    ["a draft that merges by itself", { ...asked, draft: "true", "auto-merge": "merge" }, "no forge merges a draft"],
    ["a branch that is none", { ...asked, "head-branch": "a b" }, "which is not a valid branch name"],
    ["a fork", { ...asked, "head-branch": "ada:promote" }, "pull requests from forks are not supported yet"],
    ["a title of two lines", { ...asked, title: "a\nb" }, "Input 'title' has several lines"],
    ["an unknown placeholder", { ...asked, body: "{version}" }, "Input 'body' has unknown placeholders: {version}"],
    ["no token", { ...asked, token: "", "ssh-key": key }, "input 'token' is empty"],
    [
      "a server of which nobody knows a forge",
      { ...asked, token: "of-theirs", repository: "https://git.acme.example/deploy.git" },
      "the forge of https://git.acme.example/deploy.git is not known",
    ],
    [
      "the run's own token on another forge",
      { ...asked, "ssh-key": key, repository: "git@codeberg.org:acme/deploy.git" },
      "which is valid for github.com and not for codeberg.org",
    ],
    [
      "the run's own token on another forge by https, with a key",
      { ...asked, "ssh-key": key, repository: "https://git.example/acme/deploy" },
      "which is valid for github.com and not for git.example",
    ],
  ])("is not made with %s", (_what, given, fault) => {
    expect(faultsOf(given)).toEqual([expect.stringContaining(fault)]);
  });
});

describe("an App", () => {
  const app = {
    "app-id": "7",
    "app-private-key": "-----BEGIN KEY-----",
    repository: "https://git.example/acme/deploy",
  };

  test("signs nothing for a server that only the repository names", () => {
    expect(faultsOf(app)).toEqual([
      expect.stringMatching(
        /^The App belongs to github\.com, but acme\/deploy is on git\.example\. .*app-server: https:\/\/git\.example\. Nothing was sent to git\.example\.$/,
      ),
    ]);
  });

  test("acts on the server that is named for it, and on that of the run", () => {
    expect(parse({ ...app, "app-server": "https://git.example" }).app?.page).toBe("https://git.example/acme/deploy");
    expect(parse({ ...app, repository: "acme/deploy" }).app?.page).toBe("https://github.com/acme/deploy");
  });

  test.each(["git.example", "http://git.example", "https://git.example/acme", "https://x@git.example"])(
    "is of no server such as %s",
    (server) => {
      expect(faultsOf({ ...app, "app-server": server })).toEqual([expect.stringContaining("Input 'app-server' is")]);
    },
  );
});
