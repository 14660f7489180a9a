import { expect, test } from "vitest";
import type { PlannedEdit } from "../../../packages/pull/src/find/planned-edit.ts";
import type { StoredCommit } from "../../../packages/pull/src/git/types.ts";
import { isStartedByOwnCommit } from "../../../packages/pull/src/order/own-commit.ts";

const repository = { name: "acme/shop", url: "https://github.com/acme/shop.git", page: undefined };

/** Commits by a letter each, newest first: `b web a` is a bump of `web` that was made for `a`; `a` alone is a person's. */
function history(...commits: readonly string[]): readonly StoredCommit[] {
  return commits.map((each) => {
    const [letter = "", image, source] = each.split(" ");
    const trailers = image === undefined ? "" : `\n\nPushpull-Image: ghcr.io/acme/${image} 1 -> ${source}`;
    const from = source === undefined || source === "?" ? "" : `\nPushpull-Source: acme/shop@${idOf(source)}`;
    return { id: idOf(letter), message: `Change\n${trailers}${from}` };
  });
}

function idOf(letter: string): string {
  return letter.repeat(40);
}

function edit(image: string): PlannedEdit {
  return {
    target: ".",
    file: `${image}.json`,
    line: 1,
    path: "",
    from: "1",
    to: "2",
    image: `ghcr.io/acme/${image}`,
    changes: [],
  };
}

const loops = history("c api a", "b web a", "a");

test.each([
  ["its own image, by the commit that set it", "b", ["web"], history("b web a", "a"), [], true],
  ["its own, of which nobody knows what it was made for", "b", ["web"], history("b web ?", "a"), [], true],
  ["the other job's image, which was set for the same commit", "b", ["api"], loops, [], true],
  ["both", "b", ["api", "web"], loops, [], true],
  ["an image that was not set since", "b", ["db"], loops, [], false],
  ["one that was set, and one that was not", "b", ["web", "db"], loops, [], false],
  ["the other job's, which has not come yet", "b", ["api"], history("b web a", "a"), [], false],
  ["its own, after that", "d", ["web"], history("d api b", "b web a", "a"), [], true],
  ["the first, three commits on", "e", ["api"], history("e db d", "d web b", "b api a", "a"), [], true],
  ["what was set before somebody's commit", "c", ["api"], history("c web b", "b", "a api z"), [], false],
  ["its image, by a person's commit", "a", ["web"], loops, [], false],
  [
    "its image, by a bump that somebody has squashed with code",
    "b",
    ["web"],
    history("b web a", "a"),
    ["main.go"],
    false,
  ],
  ["its image, by a bump in the file that it changes", "b", ["web"], history("b web a", "a"), ["web.json"], true],
  ["its image, by a commit that history does not reach", "x", ["web"], loops, [], false],
] as const)("a run that sets %s", async (_, started, images, commits, also, expected) => {
  const changedFiles = () => Promise.resolve(["deploy/web.yaml", ...also]);
  const source = {
    repository: "Acme/Shop",
    commit: idOf(started),
    page: undefined,
    branch: undefined,
    api: undefined,
    token: undefined,
    startedRun: true,
  };
  const ask = (startedRun: boolean) =>
    isStartedByOwnCommit(images.map(edit), { changedFiles }, commits, {
      source: { ...source, startedRun },
      repository,
    });
  expect(await ask(true)).toBe(expected);
  expect(await ask(false)).toBe(false);
});
