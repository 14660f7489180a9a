import { expect, test } from "vitest";
import { Strange } from "../../../packages/core/src/forge/errors.ts";
import { commitTold, pageTold } from "../../../packages/core/src/forge/told.ts";

test("a page that a forge names has nothing in its address that nobody sees", () => {
  expect(pageTold("https://forge.example/acme/deploy/pulls/1")).toBe("https://forge.example/acme/deploy/pulls/1");
  expect(pageTold("https://forge.example/a\n::error::b\u202ec d")).toBe(
    "https://forge.example/a::error::b%E2%80%AEc%20d",
  );
});

test.each(["javascript:alert(1)", "/acme/deploy/pulls/1", ""])(
  "a page that is none of the web is none: '%s'",
  (address) => {
    expect(() => pageTold(address)).toThrow(Strange);
  },
);

test("a commit that a forge names is an object name, or none", () => {
  expect(commitTold("a".repeat(40))).toBe("a".repeat(40));
  expect(["", "main", "--output=x", `${"a".repeat(40)}\n`].map(commitTold)).toEqual(["", "", "", ""]);
});
