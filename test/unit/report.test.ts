import { type ErrorCode, mostInformativeFirst, UserError } from "@pushpull/core/errors";
import type { ActionOutcome } from "@pushpull/core/runner";
import type { PushResult } from "@pushpull/push";
import { describe, expect, test } from "vitest";
import { closingSentence, summary } from "../../actions/push/src/push-summary.ts";
import { configured, ended, failure, location, planned, ref, refused, report, unchanged } from "./ended.ts";

describe("the result is", () => {
  test.each<[string, ActionOutcome<PushResult>, boolean]>([
    ["deployed", ended([configured]), true],
    ["unchanged", ended([unchanged]), false],
    ["failed", ended([configured], "deadline", { state: "progressing", message: "1 of 2 available" }), true],
    ["failed", ended([refused]), false],
    ["failed", { faults: [new UserError("No kubeconfig found", { code: "kubeconfig" })] }, false],
  ])("%s", (result, ending, changed) => {
    expect(report(ending)).toMatchObject({ result, changed });
  });
});

test("an object is reported under its own name, whatever the server calls it", () => {
  if (!("after" in configured)) throw new Error("It was applied");
  const after = { ...configured.after, metadata: { name: "other" } };
  expect(report(ended([{ ...configured, after }])).objects).toMatchObject([{ ...ref, action: "configured" }]);
});

test("an image that changes is reported with what was live before", () => {
  expect(report(ended([configured])).images).toEqual([
    { object: "Deployment/web", container: "web", from: "shop/web:v1", to: "shop/web:v2" },
  ]);
});

test("an unchanged image is reported as before and now", () => {
  const image = { object: "Deployment/web", container: "web", from: "shop/web:v2", to: "shop/web:v2" };
  expect(report(ended([unchanged])).images).toEqual([image]);
});

test("an object is reported with its location in the manifests, and the seconds until it was ready", () => {
  expect(report(ended([configured])).objects).toEqual([
    { ...ref, action: "configured", ready: true, readyAfter: 4.2, ...location },
  ]);
});

test("what an object still lacks at the deadline is a fault on its line", () => {
  const message = "1 of 2 available";
  const why = failure({ reason: "NotReady", message });
  const [fault] = report(ended([configured], "deadline", { state: "progressing", message }, [why])).faults;
  expect(fault).toMatchObject({
    code: "not-ready",
    message: "Deployment/web is not ready after 5s: 1 of 2 available",
    ...location,
  });
});

test("a stopped run reports how much was not applied", () => {
  const [fault] = report(ended([configured, { planned, action: "skipped" }])).faults;
  expect(fault).toMatchObject({ code: "stopped", message: "The run was cancelled, and 1 object was not applied" });
});

describe("the summary", () => {
  test("begins with what failed, and shows texts of others as text", () => {
    const { page } = summary(report(ended([refused])));
    expect(page).toContain("Deployment/web is refused: &lt;b&gt;no&lt;/b&gt;");
    expect(page.indexOf("is refused")).toBeLessThan(page.indexOf("<th>Action</th>"));
  });

  test("says of an image that has not changed that it is unchanged, folded away when another has", () => {
    const alone = summary(report(ended([unchanged]))).page;
    expect(alone).toContain("<td>unchanged</td><td><code>shop/web:v2</code></td>");
    expect(alone).not.toContain("image unchanged");
    const { page } = summary(report(ended([unchanged, configured])));
    expect(page).toContain("<details><summary>1 image unchanged</summary>");
    expect(page.indexOf("<code>shop/web:v1</code>")).toBeLessThan(page.indexOf("1 image unchanged"));
  });

  test("folds unchanged objects if there are others", () => {
    expect(summary(report(ended([configured, unchanged]))).page).toContain("<details><summary>1 unchanged</summary>");
  });
});

test("where not all faults are shown, one of each sort comes first, and what only waits last", () => {
  const fault = (code: ErrorCode, message: string) => new UserError(message, { code });
  const alike = Array.from({ length: 20 }, (_, index) =>
    fault("refused", `ConfigMap/c-${index} is refused: data["${index}"]: no`),
  );
  const faults = [
    ...Array.from({ length: 20 }, (_, index) =>
      fault("not-ready", `Job/j-${index} is not ready after 5s: ${index} of 2`),
    ),
    ...alike,
    fault("conflict", "ConfigMap/d: the field data.key is owned by helm"),
    fault("failed", "Job/seed has failed: BackoffLimitExceeded"),
  ];
  const ordered = mostInformativeFirst(faults, 5).map(({ message }) => message.split(":")[0]);
  expect(ordered.slice(0, 5)).toEqual([
    "Job/j-0 is not ready after 5s",
    "ConfigMap/c-0 is refused",
    "ConfigMap/c-1 is refused",
    "ConfigMap/d",
    "Job/seed has failed",
  ]);
  expect(
    mostInformativeFirst(faults, 3)
      .slice(0, 3)
      .map(({ code }) => code),
  ).toEqual(["refused", "conflict", "failed"]);
  expect(new Set(ordered)).toHaveLength(42);
  expect(mostInformativeFirst(alike, 20)).toEqual(alike);
});

test("the last line says how it ended", () => {
  expect(closingSentence(report(ended([configured])))).toBe("Deployed after 5s: 1 configured; all ready.");
  expect(closingSentence(report({ faults: [] }))).toBe("Failed after 5s: nothing was written.");
});

test("what nothing shows to be ready is not called ready", () => {
  const nobody = "no controller has reported its status";
  const said = report(ended([configured], "ready", { state: "ready", message: nobody, unproven: "unreported" }));
  expect(said.objects[0]).toMatchObject({ unproven: "unreported", message: nobody });
  expect(said.objects[0]?.ready).toBeUndefined();
  expect(said.readyIn).toBeUndefined();
  expect(closingSentence(said)).toBe("Deployed after 5s: 1 configured; 0 of 1 ready, no status reported for 1 object.");
  expect(summary(said).page).toContain(`<td>${nobody}</td>`);
  const vague = report(ended([configured], "ready", { state: "ready", message: "phase is X", unproven: "unclear" }));
  expect(closingSentence(vague)).toBe(
    "Deployed after 5s: 1 configured; 0 of 1 ready, the status of 1 object does not show whether it is ready.",
  );
});
