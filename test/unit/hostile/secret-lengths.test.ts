/** Secrets of many lengths that begin alike, and texts that begin like all of them. */
import { createRedactor } from "@pushpull/core/redaction";
import { describe, expect, test } from "vitest";
import { hideSecrets } from "../../../packages/push/src/manifests/secret-values.ts";

/** A redactor that hides the values of a Secret. */
function redactorOf(values: readonly string[], names = "") {
  const redactor = createRedactor();
  const stringData = Object.fromEntries(values.map((value, index) => [`key${index}`, value]));
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, stringData };
  hideSecrets([secret], names, redactor.hide);
  return redactor;
}

/** Milliseconds of this thread; the shortest of some attempts. */
function timeOf(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    const begun = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(begun);
    shortest = Math.min(shortest, (user + system) / 1_000);
  }
  return shortest;
}

describe("secrets that begin alike", () => {
  const values = Array.from({ length: 1_000 }, (_, index) => `${"a".repeat(16 + index)}X`);

  test("are looked for in time in proportion to the text", () => {
    const { redact } = redactorOf(values);
    expect(timeOf(() => redact("a".repeat(80_000)))).toBeLessThan(2_000);
    const long = redactorOf(Array.from({ length: 50 }, (_, index) => `${"ab".repeat(20_000 + index)}X`));
    expect(timeOf(() => long.redact("ab".repeat(100_000)))).toBeLessThan(2_000);
  });

  test.each([16, 17, 62, 63, 64, 65, 500, 1_015])("are each found: that of %i and one characters", (length) => {
    const secret = `${"a".repeat(length)}X`;
    expect(redactorOf(values).redact(`<${secret}>`)).toBe("<***>");
  });

  test("are hidden as far as a text goes on like one of them", () => {
    const start = "0123456789abcdef".repeat(4);
    const { redact } = redactorOf([`${start}-first-ending`, `${start}-second-ending`, `${start}-s`]);
    expect(redact(`[${start}-second-ending] [${start}-sec] [${start}-first-ending] [${start.slice(1)}]`)).toBe(
      `[***] [***] [***] [${start.slice(1)}]`,
    );
  });
});

describe("values that are also names", () => {
  const names = "shop-db-0\nghcr.io/acme/web:1.2.3";

  test.each(["shop-db", "shop-db-0", "acme/web", "ghcr.io"])("are shown: %s", (value) => {
    expect(redactorOf([value], names).redact(`of ${value}`)).toBe(`of ${value}`);
  });

  test("are looked up in time in proportion to both", () => {
    const stringData = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [index, `value-${index}`]));
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, stringData };
    const shown = Array.from({ length: 20_000 }, (_, index) => `name-${index}-value-x`).join("\n");
    expect(timeOf(() => hideSecrets([secret], shown, () => {}))).toBeLessThan(2_000);
  });
});
