import type { ReportedObject, ReportedTimeline } from "@pushpull/core/report";
import { expect, test } from "vitest";
import { summary } from "../../actions/push/src/push-summary.ts";
import { configured, ended, ref, report } from "./ended.ts";

function rowsFor(timelines: Readonly<Record<string, ReportedTimeline>>, ready = true): readonly string[] {
  const objects = Object.entries(timelines).map(
    ([name, timeline]): ReportedObject => ({ ...ref, name, action: "configured", ready, timeline }),
  );
  const { page } = summary({ ...report(ended([configured])), objects });
  const [, after = ""] = page.split("<summary>Time spent</summary>");
  return [...after.matchAll(/<tr><td>(.*)<\/td><\/tr>/g)].map(([, cells = ""]) => cells.replaceAll("</td><td>", " | "));
}

test("the page says what the time of each workload went to, the slowest first, and marks the longest part", () => {
  const quick = { pod: "api-1", reached: { created: 1, scheduled: 1, pulled: 2, started: 3, ready: 5 } };
  const slow = { pod: "web-1", reached: { created: 0, scheduled: 0, pulled: 42, started: 43, ready: 63 } };
  expect(rowsFor({ api: quick, web: slow })).toEqual([
    "<code>Deployment/web</code> | 0s | 0s | <strong>42s</strong> | 1s | 20s | 1m 3s",
    "<code>Deployment/api</code> | 1s | 0s | 1s | 1s | <strong>2s</strong> | 5s",
  ]);
});

test("what was not seen is counted to what came after it", () => {
  const timeline = { pod: "web-1", reached: { created: 1, scheduled: 2, started: 12, ready: 14 } };
  expect(rowsFor({ web: timeline })).toEqual([
    "<code>Deployment/web</code> | 1s | 1s | <strong>10s</strong> | 2s | 14s",
  ]);
});

test("a pod that is not ready is shown with its pending milestone", () => {
  const standing = { before: "pulled", until: 42 } as const;
  expect(rowsFor({ web: { pod: "web-1", reached: { created: 1, scheduled: 2 }, standing } }, false)).toEqual([
    "<code>Deployment/web</code> | 1s | 1s | <strong>⏳ 40s</strong>",
  ]);
});
