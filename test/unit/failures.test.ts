/** How failures are told: in the log, on the summary page, in the report file and in the outputs. */
import type { PushReport } from "@pushpull/core/report";
import type { Log } from "@pushpull/core/runner";
import type { Failure } from "@pushpull/push";
import { describe, expect, test } from "vitest";
import { logEvidence } from "../../actions/push/src/log-push.ts";
import { outputsOf } from "../../actions/push/src/outputs.ts";
import { summary } from "../../actions/push/src/push-summary.ts";
import { redactReport } from "../../actions/push/src/redact-report.ts";
import { configured, ended, failure, ref, report } from "./ended.ts";

const crashing = failure({
  reason: "CrashLoopBackOff",
  message: "1 of 3 pods: container web was started 4 times, and ended each time",
  cause: "it cannot reach its database",
  hint: "See to the Secret `db`",
  container: { pod: "web-7d9-x2x4q", name: "web", image: "shop/web:2", restarts: 4, exit: "exit code 1" },
  probe: "readiness probe: GET /healthz :8080 → 404",
  logs: [
    {
      pod: "web-7d9-x2x4q",
      container: "web",
      previous: true,
      lines: ["Error: connect ECONNREFUSED <db:5432>", "    at connect (db.js:7)"],
    },
  ],
  events: [
    { about: "Pod/web-7d9-x2x4q", reason: "BackOff", message: "Back-off restarting <web>", count: 12, age: 0 },
    { about: "ReplicaSet/web-7d9", reason: "FailedCreate", message: "exceeded quota", count: 1, age: 31 },
  ],
  unknown: ["no permission to read the logs of web-7d9-ab12c"],
  previous: "the previous version (shop/web:1) is still serving with 3 of 3 pods",
  field: ["spec", "template", "spec", "containers", 0, "image"],
  location: { file: "deploy/web.yaml", line: 17 },
  setBy: "set by input 'images'",
});

function failed(...failures: readonly Failure[]): PushReport {
  const [first] = failures;
  const { reason = "", message = "" } = first ?? {};
  return report(ended([configured], "failed", { state: "failed", reason, message }, failures));
}

/** Failures of as many objects, no two of a sort. */
function many(count: number, fields: Partial<Failure> = {}): readonly Failure[] {
  return Array.from({ length: count }, (_, index) =>
    failure({
      ref: { ...ref, name: `web-${index}` },
      message: `it fails in its own ${"w".repeat(index)}ay`,
      ...fields,
    }),
  );
}

async function logged(of: PushReport): Promise<readonly string[]> {
  const lines: string[] = [];
  const note = (line: string) => void lines.push(line);
  const group: Log["group"] = (title, body) => {
    lines.push(`▸ ${title}`);
    return body();
  };
  await logEvidence(of, { info: note, debug: note, warning: note, error: note, group });
  return lines;
}

describe("an annotation", () => {
  test("has the problem, the cause, what set the field, what still serves and what to do, on the line that caused it", () => {
    expect(failed(crashing).faults).toEqual([
      {
        code: "failed",
        message:
          "Deployment/web is failing: 1 of 3 pods: container web was started 4 times, and ended each time. The previous version (shop/web:1) is still serving with 3 of 3 pods. Likely cause: it cannot reach its database. Image is set by input 'images'",
        hint: "See to the Secret `db`",
        file: "deploy/web.yaml",
        line: 17,
      },
    ]);
  });

  test("names a command for further inspection if there is no better hint", () => {
    const [fault] = failed(failure()).faults;
    expect(fault?.hint).toBe("Inspect it with: kubectl describe deployment web --namespace shop");
  });

  test("omits that command if the cause is known", () => {
    const [fault] = failed(failure({ cause: "the disk is full" })).faults;
    expect(fault).not.toHaveProperty("hint");
  });

  test("is there also for a failure that nobody has looked into", () => {
    const { result, faults } = report(
      ended([configured], "failed", { state: "failed", reason: "X", message: "it is so" }),
    );
    expect(result).toBe("failed");
    expect(faults).toMatchObject([{ code: "failed", message: "Deployment/web is failing: it is so" }]);
  });
});

describe("the log", () => {
  test("has a group with the evidence of each failure, in which foreign text never starts a line", async () => {
    expect(await logged(failed(crashing))).toEqual([
      "▸ Deployment/web: CrashLoopBackOff",
      "What       1 of 3 pods: container web was started 4 times, and ended each time",
      "Cause      it cannot reach its database",
      "Where      deploy/web.yaml:17 · spec.template.spec.containers[0].image · set by input 'images'",
      "Container  web in web-7d9-x2x4q, shop/web:2",
      "Restarts   4",
      "Ended      exit code 1",
      "Probe      readiness probe: GET /healthz :8080 → 404",
      "Serving    the previous version (shop/web:1) is still serving with 3 of 3 pods",
      "Not known  no permission to read the logs of web-7d9-ab12c",
      "Log of web in web-7d9-x2x4q, before its restart:",
      "  Error: connect ECONNREFUSED <db:5432>",
      "      at connect (db.js:7)",
      "Events:",
      "  Pod/web-7d9-x2x4q BackOff: Back-off restarting <web> (12 times, last just now)",
      "  ReplicaSet/web-7d9 FailedCreate: exceeded quota",
    ]);
  });

  test("has at most ten groups, and says where the others are", async () => {
    const lines = await logged(failed(...many(12)));
    expect(lines.filter((line) => line.startsWith("▸"))).toHaveLength(10);
    expect(lines.at(-1)).toBe("Details of 2 more failures are in the report file.");
  });

  test("says so if a container has printed nothing", async () => {
    const logs = [{ pod: "web-1", container: "web", previous: false, lines: [] }];
    expect(await logged(failed(failure({ logs })))).toContain("Log of web in web-1: it printed nothing.");
  });
});

describe("the summary", () => {
  test("begins with failures, each with its evidence folded, and shows none twice", () => {
    const { page } = summary(failed(crashing));
    expect(page).toContain("<h4>❌ <code>Deployment/web</code>: CrashLoopBackOff</h4>");
    expect(page).toContain("<td><strong>Likely cause</strong></td><td>It cannot reach its database</td>");
    expect(page).toContain("<code>deploy/web.yaml:17</code>");
    expect(page).toContain("The previous version (shop/web:1) is still serving with 3 of 3 pods</td>");
    expect(page).toContain("<pre>Error: connect ECONNREFUSED &lt;db:5432&gt;&#10;    at connect (db.js:7)</pre>");
    expect(page).toContain("<details><summary>2 events</summary>");
    expect(page).toContain("Back-off restarting &lt;web&gt;");
    expect(page).not.toContain("What is wrong");
    expect(page.indexOf("CrashLoopBackOff")).toBeLessThan(page.indexOf("<th>Action</th>"));
  });

  test("shows ten failures with their evidence, and the others in a line each", () => {
    const { page } = summary(failed(...many(25)));
    expect(page.match(/<h4>/g)).toHaveLength(10);
    expect(page.match(/<code>Deployment\/web-\d+<\/code>/g)).toHaveLength(25);
  });

  test("stays under the runner's 1 MiB with long logs and events, and says what it leaves out", () => {
    const lines = Array.from({ length: 25 }, () => `"<'&>"`.repeat(27));
    const logs = Array.from({ length: 8 }, (_, index) => ({
      pod: `web-${index}`,
      container: "web",
      previous: false,
      lines,
    }));
    const events = Array.from({ length: 50 }, (_, index) => ({
      about: `Pod/web-${index}`,
      reason: "BackOff",
      message: "<&>".repeat(1_000),
      count: 1,
    }));
    const whole = failed(...many(20, { logs, events, cause: "'".repeat(100_000) }));
    const { page, omitted } = summary(whole);
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(omitted).toBeGreaterThan(0);
    expect(page).toMatch(/\d+ more are in the report file/);
    expect(page).toContain("<th>Action</th>");
    expect(whole.failures).toHaveLength(20);
    expect(whole.failures[0]?.events).toHaveLength(50);
  });
});

test("a secret that an application prints is in no part of a failure", () => {
  const secret = "hunter2-hunter2";
  const told = failed({
    ...crashing,
    message: `a ${secret}`,
    cause: `b ${secret}`,
    hint: `c ${secret}`,
    previous: `d ${secret}`,
    probe: `e ${secret}`,
    container: { pod: "web-1", name: "web", image: "shop/web:2", restarts: 1, exit: `f ${secret}` },
    logs: [{ pod: "web-1", container: "web", previous: false, lines: ["g", `h ${secret}`] }],
    events: [{ about: "Pod/web-1", reason: secret, message: `i ${secret}`, count: 1 }],
    unknown: [`j ${secret}`],
  });
  expect(JSON.stringify(told).split(secret).length).toBeGreaterThan(10);
  const redacted = redactReport(told, (text) => text.replaceAll(secret, "***"));
  expect(JSON.stringify(redacted)).not.toContain(secret);
  expect(redacted.failures).toMatchObject([{ ...ref, file: "deploy/web.yaml", line: 17 }]);
});

test("a secret that the server repeats is in no part of a report, and our own names are kept", () => {
  const secret = "hunter2-hunter2";
  const own = `web-${secret}`;
  const told: PushReport = {
    ...report(ended([configured])),
    cluster: { server: "https://203.0.113.7:6443", namespace: own, identity: `a ${secret}`, version: `v1-${secret}` },
    objects: [
      { ...ref, name: own, action: "configured", message: `b ${secret}`, timeline: { pod: secret, reached: {} } },
    ],
    images: [{ object: `Deployment/${own}`, container: `c-${secret}`, from: `d/${secret}`, to: `e/${secret}` }],
    faults: [{ code: "refused", message: `f ${secret}`, hint: `g ${secret}`, file: `deploy/${own}.yaml`, line: 7 }],
  };
  const redacted = redactReport(told, (text) => text.replaceAll(secret, "***"));
  expect(JSON.stringify(redacted).replaceAll(own, "OWN")).not.toContain(secret);
  expect(redacted).toMatchObject({
    cluster: { namespace: own, identity: "a ***", version: "v1-***" },
    objects: [{ ...ref, name: own, action: "configured", timeline: { pod: "***" } }],
    images: [{ object: `Deployment/${own}`, container: "c-***", from: "d/***", to: "e/***" }],
    faults: [{ code: "refused", file: `deploy/${own}.yaml`, line: 7 }],
  });
});

describe("the output failures", () => {
  const output = (of: PushReport) => outputsOf(of, "report.json").failures ?? "";

  test("is a short list for a script", () => {
    expect(JSON.parse(output(failed(crashing)))).toEqual([
      { object: "Deployment/web", reason: "CrashLoopBackOff", message: crashing.message },
    ]);
    expect(output(report(ended([configured])))).toBe("[]");
  });

  test("stays short, and says how many more there are", () => {
    const written = output(failed(...many(300, { message: "long ".repeat(1_000) })));
    const list = JSON.parse(written);
    expect(written.length).toBeLessThan(4_200);
    expect(list.at(-1)).toEqual({
      object: "",
      reason: "More",
      message: `${301 - list.length} more are in the report file`,
    });
  });
});

describe("the output ready-in", () => {
  test("counts the seconds until everything was ready", () => {
    expect(outputsOf(report(ended([configured])), "")["ready-in"]).toBe("4.2");
  });

  test("is empty if something is not ready", () => {
    expect(outputsOf(failed(crashing), "")["ready-in"]).toBe("");
  });
});
