import { describe, expect, test } from "vitest";
import type { MadeCommit, Signature } from "../../../packages/pull/src/git/types.ts";
import { isOurs } from "../../../packages/pull/src/propose/ours.ts";

const us: Signature = { name: "pushpull", email: "pushpull@example.com", time: 100 };
const ada: Signature = { name: "Ada", email: "ada@example.com", time: 100 };
const app: Signature = { name: "bumper[bot]", email: "1+bumper[bot]@users.noreply.github.com", time: 100 };
const github: Signature = { name: "GitHub", email: "noreply@github.com", time: 100 };

const trailers = "Update web\n\nPushpull-Image: a/web 1 -> 2";

describe("a commit is ours", () => {
  test.each<[string, Partial<MadeCommit>]>([
    ["as we make it", {}],
    ["as GitHub makes it for an App", { author: app, committer: github }],
    ["with another input `author`, now or then", { author: ada, committer: ada }],
  ])("%s", (_how, change) => {
    expect(isOurs({ id: "1", message: trailers, author: us, committer: us, ...change })).toBe(true);
  });
});

describe("a commit is a person's", () => {
  test.each<[string, Partial<MadeCommit>]>([
    ["that they made", { author: ada, committer: ada, message: "Fix" }],
    ["that they amended or rebased", { committer: { ...ada, time: 200 } }],
    ["that they amended, and wrote under another name", { author: ada }],
    ["that they amended under our name", { committer: { ...us, time: 200 } }],
    ["that they amended in the same second", { committer: ada }],
    ["that they made in GitHub's pages", { author: ada, committer: github }],
    ["that has our name and none of our trailers", { message: "Update web" }],
  ])("%s", (_how, change) => {
    expect(isOurs({ id: "1", message: trailers, author: us, committer: us, ...change })).toBe(false);
  });
});
