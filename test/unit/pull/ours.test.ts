import { describe, expect, test } from "vitest";
import type { AuthoredCommit, Signature } from "../../../packages/pull/src/git/types.ts";
import { isOwnCommit } from "../../../packages/pull/src/order/own-commit.ts";

const us: Signature = { name: "pushpull", email: "pushpull@example.com", time: 100 };
const ada: Signature = { name: "Ada", email: "ada@example.com", time: 100 };
const app: Signature = { name: "bumper[bot]", email: "1+bumper[bot]@users.noreply.github.com", time: 100 };
const ownName: Signature = { name: "pushpull", email: "pushpull@users.noreply.git.acme.com", time: 100 };
const github: Signature = { name: "GitHub", email: "noreply@github.com", time: 100 };

const trailers = "Update web\n\nPushpull-Image: a/web 1 -> 2";

describe("a commit is ours", () => {
  test.each<[string, Partial<AuthoredCommit>]>([
    ["as we make it", {}],
    ["as GitHub makes it for an App", { author: app, committer: github }],
    ["under another name with the same address", { author: { ...us, name: "x" } }],
    ["from before there was an input `author`", { author: app, committer: app }],
    ["the same, not on GitHub", { author: ownName, committer: ownName }],
  ])("%s", (_how, change) => {
    expect(isOwnCommit({ id: "1", message: trailers, author: us, committer: us, ...change }, us)).toBe(true);
  });
});

describe("a commit is a person's", () => {
  test.each<[string, Partial<AuthoredCommit>]>([
    ["that they made", { author: ada, committer: ada, message: "Fix" }],
    ["that they amended or rebased", { committer: { ...ada, time: 200 } }],
    ["that they made with our words, or amended in their own name", { author: ada, committer: ada }],
    ["that they amended, and wrote under another name", { author: ada }],
    ["that they amended of a bot's", { author: app, committer: ada }],
    ["that they amended under our name", { committer: { ...us, time: 200 } }],
    ["that they amended in the same second", { committer: ada }],
    ["that they made in GitHub's pages", { author: ada, committer: github }],
    ["that has our name and none of our trailers", { message: "Update web" }],
  ])("%s", (_how, change) => {
    expect(isOwnCommit({ id: "1", message: trailers, author: us, committer: us, ...change }, us)).toBe(false);
  });
});
