import { describe, expect, test } from "vitest";
import { Refusal } from "../../../packages/core/src/forge/errors.ts";
import { pauseAskedFor } from "../../../packages/core/src/forge/pause.ts";

const date = "Tue, 01 Sep 2026 10:00:00 GMT";
const then = Date.parse(date) / 1_000;
const secondary = "You have exceeded a secondary rate limit.";

describe("a forge that wants to be left alone is, as long as it says", () => {
  test.for<[number, string, Refusal["headers"], number | undefined]>([
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
    expect(pauseAskedFor(new Refusal(status, words, headers))).toBe(pause);
  });
});
