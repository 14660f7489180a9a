import { fittingTitle, longestBody } from "@pushpull/core";
import { describe, expect, test } from "vitest";
import { fittingBody } from "../../../packages/core/src/forge/limits.ts";

describe("a title", () => {
  test("that fits stays as it is", () => {
    expect(fittingTitle("Set web to 2")).toBe("Set web to 2");
    expect(fittingTitle("t".repeat(250))).toBe("t".repeat(250));
  });

  test.for(["t", "ü", "語", "🚀"])("of too many bytes is cut between characters: %s", (character) => {
    const cut = fittingTitle(character.repeat(300));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(250);
    expect(cut).toMatch(/ …$/);
    expect(cut.replace(/ …$/, "").replaceAll(character, "")).toBe("");
    expect(fittingTitle(cut)).toBe(cut);
  });
});

test("a body is cut, and says so", () => {
  expect(fittingBody("b".repeat(longestBody))).toHaveLength(longestBody);
  const cut = fittingBody(`${"🚀".repeat(40_000)}`);
  expect(cut.length).toBeLessThanOrEqual(longestBody);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut).toContain("there is more");
});
