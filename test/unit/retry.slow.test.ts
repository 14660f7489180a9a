import { describe, expect, it } from "vitest";
import { ApiError, ConnectionError } from "../../packages/push/src/cluster/api.ts";
import { afterConnecting, whileConnecting, withRetry } from "../../packages/push/src/cluster/api-retry.ts";

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

/** How often one more request is made while the server stays away. */
async function timesAsked(ask: ReturnType<typeof withRetry>): Promise<number> {
  const { attempt, made } = attempts(...forever(refused));
  await expect(ask(attempt, signal)).rejects.toBe(refused);
  return made();
}

const { signal } = new AbortController();
const refused = new ConnectionError("dial tcp 127.0.0.1:6443: connect: connection refused");
const forever = (error: Error) => Array.from({ length: 1_000 }, () => error);

describe.concurrent("a failed request", () => {
  it("is retried until it succeeds", async () => {
    const { attempt, made } = attempts(refused, new ApiError(503, {}), new ApiError(429, {}));
    expect(await withRetry(afterConnecting)(attempt, signal)).toBe("answer");
    expect(made()).toBe(4);
  });

  it.each([
    new ApiError(404, {}),
    new ApiError(403, {}),
    new ApiError(500, { message: "failed to create typed patch object" }),
    new ConnectionError("kubectl proxy has ended (SIGKILL)"),
  ])("is not tried again where that cannot help: %s", async (error) => {
    const { attempt, made } = attempts(error);
    await expect(withRetry(afterConnecting)(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(1);
  });

  it.each([
    "x509: certificate signed by unknown authority",
    "dial tcp: lookup nowhere.invalid: no such host",
    "proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused",
  ])("is not tried again for that before the first answer, and is after it: %s", async (words) => {
    const error = new ConnectionError(words);
    const [first, later] = [attempts(error), attempts(error)];
    await expect(withRetry(whileConnecting)(first.attempt, signal)).rejects.toBe(error);
    expect(first.made()).toBe(1);
    expect(await withRetry(afterConnecting)(later.attempt, signal)).toBe("answer");
  });

  it("is retried three times if the failure may be permanent", async () => {
    const error = new ApiError(500, { message: "failed calling webhook" });
    const { attempt, made } = attempts(...forever(error));
    await expect(withRetry(afterConnecting)(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(3);
  });

  it("is not retried if it is forbidden, except right after a broken connection", async () => {
    const ask = withRetry(afterConnecting);
    const forbidden = new ApiError(403, {});
    const started = attempts(refused, forbidden, forbidden);
    expect(await ask(started.attempt, signal)).toBe("answer");
  });

  it("waits once for a server that is down, not once for each request", async ({ expect }) => {
    const ask = withRetry({ ...afterConnecting, milliseconds: 300 });
    const first = attempts(...forever(refused));
    await expect(ask(first.attempt, signal)).rejects.toBe(refused);
    expect(first.made()).toBeGreaterThan(1);
    // It may have been given up a little before its time, as the next pause would have been longer than what was left.
    await expect.poll(() => timesAsked(ask)).toBe(1);
    const back = attempts();
    expect(await ask(back.attempt, signal)).toBe("answer");
    const later = attempts(refused);
    expect(await ask(later.attempt, signal)).toBe("answer");
    expect(later.made()).toBe(2);
  });

  it("does not wait longer than the retry limit", async () => {
    const error = new ApiError(429, {}, 3_600);
    const { attempt, made } = attempts(...forever(error));
    await expect(withRetry({ ...afterConnecting, milliseconds: 1_000 })(attempt, signal)).rejects.toBe(error);
    expect(made()).toBe(1);
  });
});
