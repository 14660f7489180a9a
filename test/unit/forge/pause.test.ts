import type { Log } from "@pushpull/core/runner";
import { describe, expect, test } from "vitest";
import { HttpError } from "../../../packages/core/src/forge/api-errors.ts";
import { requestedPause, retryRequests } from "../../../packages/core/src/forge/request-retry.ts";

const date = "Tue, 01 Sep 2026 10:00:00 GMT";
const then = Date.parse(date) / 1_000;
const secondary = "You have exceeded a secondary rate limit.";

describe("a forge that wants to be left alone is, as long as it says", () => {
  test.for<[number, string, HttpError["headers"], number | undefined]>([
    [403, secondary, { "retry-after": "47" }, 47_000],
    [429, secondary, { "retry-after": "47" }, 47_000],
    [429, "", { "retry-after": "0" }, 0],
    [429, "", { date, "retry-after": "Tue, 01 Sep 2026 10:00:30 GMT" }, 31_000],
    [429, "", { "retry-after": "soon" }, 60_000],
    [
      403,
      "API rate limit exceeded",
      { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${then + 90}` },
      91_000,
    ],
    [403, "", { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${then - 90}` }, 1_000],
    [403, secondary, { "x-ratelimit-remaining": "4999", "x-ratelimit-reset": `${then + 90}` }, 60_000],
    [403, "You have triggered an abuse detection mechanism.", {}, 60_000],
    [429, "", {}, 60_000],
    [403, "Resource not accessible by integration", { "x-ratelimit-remaining": "4999" }, undefined],
    [404, "Not Found", { "x-ratelimit-remaining": "0" }, undefined],
    [503, "", { "retry-after": "5" }, undefined],
  ])("%s '%s' %o", ([status, words, headers, pause]) => {
    expect(requestedPause(new HttpError(status, words, headers))).toBe(pause);
  });
});

describe("a pause that is longer than there is time", () => {
  const log: Log = { info() {}, debug() {}, warning() {}, error() {}, group: (_title, body) => body() };

  test.for<[string, HttpError["headers"], number]>([
    ["of three thousand years", { "retry-after": "99999999999" }, Number.POSITIVE_INFINITY],
    ["of more seconds than a number holds", { "retry-after": "9".repeat(400) }, Number.POSITIVE_INFINITY],
    ["of a little more than an hour", { "retry-after": "3700" }, Number.POSITIVE_INFINITY],
    [
      "until a date that is far off",
      { date, "retry-after": "Tue, 01 Sep 2076 10:00:00 GMT" },
      Number.POSITIVE_INFINITY,
    ],
    [
      "until a reset that is far off",
      { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999999999999" },
      Number.POSITIVE_INFINITY,
    ],
    ["of a second more than the run has left", { "retry-after": "31" }, 30_000],
    ["in a run that has no time left", { "retry-after": "0" }, -5],
  ])("is not waited for, and nothing is asked again: %s", async ([, headers, left], { signal }) => {
    const withRetry = retryRequests({ host: "git.example", signal, log, maxPause: () => left });
    let asked = 0;
    const request = withRetry(async () => {
      asked += 1;
      throw new HttpError(429, "Too many requests", headers);
    }, true);
    await expect(request).rejects.toMatchObject({
      name: "UserError",
      code: "refused",
      message: expect.stringMatching(/^The rate limit of git\.example is exceeded, and the pause of .+ is too long/),
    });
    expect(asked).toBe(1);
  });
});
