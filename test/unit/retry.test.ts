import { describe, expect, it } from "vitest";
import { ApiError, ConnectionError } from "../../packages/push/src/api/errors.ts";
import { insistFor } from "../../packages/push/src/api/retry.ts";

/** An attempt that ends in one error after another, then well; and how often it was made. */
function attempts(...errors: readonly Error[]) {
  let made = 0;
  const attempt = async () => {
    const error = errors[Math.min(made++, errors.length)];
    if (error !== undefined) throw error;
    return "answer";
  };
  return { attempt, made: () => made };
}

const { signal } = new AbortController();
const refused = new ConnectionError("dial tcp 127.0.0.1:6443: connect: connection refused");
const forever = (error: Error) => Array.from({ length: 1_000 }, () => error);

describe("a request that does not come through", () => {
  it("is tried again until it does", async () => {
    const { attempt, made } = attempts(refused, new ApiError(503, {}), new ApiError(429, {}));
    expect(await insistFor(10_000)(attempt, signal)).toBe("answer");
    expect(made()).toBe(4);
  });

  it.each([
    new ApiError(404, {}),
    new ApiError(403, {}),
    new ApiError(500, { message: "failed to create typed patch object" }),
    new ConnectionError("x509: certificate signed by unknown authority"),
    new ConnectionError("dial tcp: lookup nowhere.invalid: no such host"),
  ])("is not tried again where that cannot help: %s", async (error) => {
    const { attempt, made } = attempts(error);
    await expect(insistFor(10_000)(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(1);
  });

  it("is tried three times where it may be so for ever", async () => {
    const error = new ApiError(500, { message: "failed calling webhook" });
    const { attempt, made } = attempts(...forever(error));
    await expect(insistFor(10_000)(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(3);
  });

  it("is believed to be forbidden, but not right after a break", async () => {
    const insist = insistFor(10_000);
    const forbidden = new ApiError(403, {});
    const started = attempts(refused, forbidden, forbidden);
    expect(await insist(started.attempt, signal)).toBe("answer");
  });

  it("waits for a server that stays away once, and not once for each request", async () => {
    const insist = insistFor(300);
    const first = attempts(...forever(refused));
    await expect(insist(first.attempt, signal)).rejects.toBe(refused);
    expect(first.made()).toBeGreaterThan(1);
    const second = attempts(...forever(refused));
    await expect(insist(second.attempt, signal)).rejects.toBe(refused);
    expect(second.made()).toBe(1);
    const back = attempts();
    expect(await insist(back.attempt, signal)).toBe("answer");
    const later = attempts(refused);
    expect(await insist(later.attempt, signal)).toBe("answer");
    expect(later.made()).toBe(2);
  });

  it("does not wait longer than it would be tried", async () => {
    const error = new ApiError(429, {}, 3_600);
    const { attempt, made } = attempts(...forever(error));
    await expect(insistFor(1_000)(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(1);
  });
});
