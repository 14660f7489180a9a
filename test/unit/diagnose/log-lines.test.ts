/** The last lines of a container's log, without secrets. */
import { lastLines } from "@pushpull/core/exec";
import { createRedactor } from "@pushpull/core/redaction";
import { expect, test } from "vitest";
import { readLog } from "../../../packages/push/src/diagnose/container-logs.ts";

const { hide, redact } = createRedactor();
hide("correct-horse-battery");

test.each([25, 15, 5])(
  "a log that the server has cut within a secret shows none of it: %i characters before its end",
  (kept) => {
    const log = `${"x".repeat(512 * 1024 - kept)} correct-horse-battery`.slice(0, 512 * 1024);
    expect(readLog(log, redact).join("\n")).not.toMatch(/correct|horse/);
  },
);

test("a log that was not truncated is shown to its end", () => {
  expect(readLog("a\nb correct-horse-battery ok\nc\n", redact)).toEqual(["a", "b *** ok", "c"]);
});

test.each(["", "\nlast words"])("the end of what a program says has no half of a line that was cut: %j", (end) => {
  expect(lastLines(`token: correct-horse-battery${end}`, end.length + 8)).toBe(end.trim());
});
