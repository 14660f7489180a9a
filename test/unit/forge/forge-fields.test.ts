import { maxBodyLength, truncateTitle } from "@pushpull/core/forge";
import { describe, expect, test } from "vitest";
import { UnexpectedResponse } from "../../../packages/core/src/forge/api-errors.ts";
import { readCommit, readNumber, readPage, truncateBody } from "../../../packages/core/src/forge/forge-fields.ts";

describe("a title", () => {
  test("that fits stays as it is", () => {
    expect(truncateTitle("Set web to 2")).toBe("Set web to 2");
    expect(truncateTitle("t".repeat(250))).toBe("t".repeat(250));
  });

  test.for(["t", "ü", "語", "🚀"])("of too many bytes is cut between characters: %s", (character) => {
    const cut = truncateTitle(character.repeat(300));
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(250);
    expect(cut).toMatch(/ …$/);
    expect(cut.replace(/ …$/, "").replaceAll(character, "")).toBe("");
    expect(truncateTitle(cut)).toBe(cut);
  });
});

test("a body is cut, and says so", () => {
  expect(truncateBody("b".repeat(maxBodyLength))).toHaveLength(maxBodyLength);
  const cut = truncateBody(`${"🚀".repeat(40_000)}`);
  expect(cut.length).toBeLessThanOrEqual(maxBodyLength);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut).toContain("truncated");
});

test("a page that a forge names has nothing in its address that nobody sees", () => {
  expect(readPage("https://forge.example/acme/deploy/pulls/1")).toBe("https://forge.example/acme/deploy/pulls/1");
  expect(readPage("https://forge.example/a\n::error::b\u202ec d")).toBe(
    "https://forge.example/a::error::b%E2%80%AEc%20d",
  );
});

test.each(["javascript:alert(1)", "/acme/deploy/pulls/1", ""])(
  "a page that is none of the web is none: '%s'",
  (address) => {
    expect(() => readPage(address)).toThrow(UnexpectedResponse);
  },
);

test("a commit that a forge names is an object name, or none", () => {
  expect(readCommit("a".repeat(40))).toBe("a".repeat(40));
  expect(["", "main", "--output=x", `${"a".repeat(40)}\n`].map(readCommit)).toEqual(["", "", "", ""]);
});

test.each([0, -1, 1.5, 10n ** 30n, "1", null])("a pull request's number that is none is refused: %s", (number) => {
  expect(() => readNumber(number)).toThrow(UnexpectedResponse);
  expect(readNumber(7)).toBe(7);
});
