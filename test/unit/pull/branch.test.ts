import { expect, test } from "vitest";
import { isBranchName } from "../../../actions/pull/src/inputs/branch.ts";

test.each<[string, boolean]>([
  ["main", true],
  ["release/1.x", true],
  ["feature/añejo-ñ", true],
  ["a@b", true],
  ["@a", true],
  ["a-", true],
  ["", false],
  ["@", false],
  ["HEAD", false],
  ["-main", false],
  ["/main", false],
  ["main/", false],
  ["main.", false],
  ["a..b", false],
  ["a//b", false],
  ["a/.b", false],
  [".a", false],
  ["a.lock", false],
  ["a.lock/b", false],
  ["a@{1}", false],
  ["a b", false],
  ["a\nb", false],
  ["a~1", false],
  ["a^", false],
  ["a:b", false],
  ["a?", false],
  ["a*", false],
  ["a[b", false],
  ["a\\b", false],
  ["a\u007f", false],
])("a branch may be called %j: %s", (name, may) => {
  expect(isBranchName(name)).toBe(may);
});
