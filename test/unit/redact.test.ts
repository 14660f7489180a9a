import { createRedactor } from "@pushpull/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

function redact(text: string, ...secrets: readonly string[]): string {
  const redactor = createRedactor();
  for (const secret of secrets) redactor.hide(secret);
  return redactor.redact(text);
}

const secret = fc
  .string({ minLength: 16, maxLength: 60, unit: "grapheme-ascii" })
  .filter((text) => text.trim().length >= 16);

describe("a secret", () => {
  test("is hidden as it is, in base64 at any place, in a URL and in JSON, whatever is around it", () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const text = value.trim();
        for (const form of [
          text,
          Buffer.from(text).toString("base64"),
          encodeURIComponent(text),
          JSON.stringify(text).slice(1, -1),
        ]) {
          expect(redact(`${before} ${form} ${after}`, value)).toContain("***");
          expect(redact(`\u0000${form}\u0000`, value)).not.toContain(form);
        }
        const inMiddle = Buffer.from(`${before}${text}${after}`).toString("base64");
        expect(redact(inMiddle, value)).toContain("***");
      }),
    );
  });

  test("that is a key is hidden line by line, with its short last line, and its frame is not", () => {
    const key = "-----BEGIN KEY-----\nfirst-line-of-it\nabc123==\n-----END KEY-----\n";
    expect(redact("-----BEGIN KEY-----, first-line-of-it and abc123==", key)).toBe("-----BEGIN KEY-----, *** and ***");
  });

  test("that is a text of many lines hides its long lines, and none that is common", () => {
    const file = "metadata:\n  password: correct horse battery\n";
    expect(redact("metadata: password: correct horse battery", file)).toBe("metadata: ***");
  });

  test("that is short is hidden where it stands by itself, and is no part of other words", () => {
    expect(redact("user postgres, postgresql, my_postgres9 and 'postgres'", "postgres")).toBe(
      "user ***, postgresql, my_postgres9 and '***'",
    );
    expect(redact("a b 12345 on", "12345", "on", "")).toBe("a b 12345 on");
  });

  test("hides the longest of those that begin alike", () => {
    expect(redact("password-one-and-two", "password-one", "password-one-and-two")).toBe("***");
  });
});

test("thousands of secrets cost no more time than few", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `secret-value-number-${index}`);
  const redactor = createRedactor();
  for (const each of many) redactor.hide(each);
  expect(redactor.redact("x".repeat(100_000) + many[4_999])).toBe(`${"x".repeat(100_000)}***`);
});
