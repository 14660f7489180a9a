/** Secrets in the texts that outputs are made of. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRedactor, redactAll } from "@pushpull/core/redaction";
import { publish, type Report, type ReportFormatters } from "@pushpull/core/report";
import type { ActionContext } from "@pushpull/core/runner";
import { describe, expect, onTestFinished, test } from "vitest";
import { outputsOf as pullOutputs } from "../../../actions/pull/src/outputs.ts";
import { outputsOf as pushOutputs } from "../../../actions/push/src/outputs.ts";
import { redactReport } from "../../../actions/push/src/redact-report.ts";
import { configured, ended, failure, report as pushReport, ref } from "../ended.ts";
import { pulled, report as pullReport, repository } from "../pull/pulled.ts";

const secret = "hunter2secret";
const base64 = Buffer.from(secret).toString("base64");

/** The outputs that a run sets. */
async function outputs<Of extends Report>(
  report: Of,
  telling: Pick<ReportFormatters<Of>, "redact" | "outputs">,
): Promise<Readonly<Record<string, string>>> {
  const temp = await mkdtemp(join(tmpdir(), "pushpull-outputs-"));
  onTestFinished(() => rm(temp, { recursive: true }));
  const { hide, redact } = createRedactor();
  hide(secret);
  const set: Record<string, string> = {};
  const silent = { info: () => {}, warning: () => {}, error: () => {}, debug: () => {} };
  const context = {
    ...{ log: silent, temp, redact, saveState: () => {}, addSummary: () => Promise.resolve() },
    setOutput: (name: string, value: string) => {
      set[name] = value;
    },
  } as unknown as ActionContext;
  const rest = { faults: [], evidence: () => Promise.resolve(), closing: () => "", summary: () => empty };
  await publish(report, { ...rest, ...telling }, context);
  return set;
}

const empty = { page: "", omitted: 0 };

describe("no output contains a secret", () => {
  const spellings = [secret, base64, encodeURIComponent(`${secret}/`), secret.replace("2", "\u001b[0m2")];

  test.each([...spellings, `${"word ".repeat(78)}${secret}`, `${"word ".repeat(79)}${base64} and more`])(
    "that an application prints: %j",
    async (text) => {
      const failures = [failure({ reason: text, message: text })];
      const told = pushReport(
        ended([configured], "failed", { state: "failed", reason: text, message: text }, failures),
      );
      const set = await outputs(told, { redact: redactReport, outputs: pushOutputs });
      expect(set).toMatchObject({ result: "failed", failures: expect.stringContaining(`"object":"Deployment/web"`) });
      expect(JSON.stringify(set)).not.toMatch(/hunter2|secret|aHVudGVy/);
    },
  );

  test.each(spellings)("that a forge puts into an address: %j", async (text) => {
    const url = `https://forge.example.com/${text}/7`;
    const done = { operation: "created", headBranch: text, headCommit: "2".repeat(40), merge: undefined } as const;
    const proposal = { ...done, number: 7, url, superseded: [], notes: [text] };
    const told = pullReport(pulled({ repository: { ...repository, page: url }, proposal }));
    const set = await outputs(told, { redact: redactAll, outputs: pullOutputs });
    expect(set).toMatchObject({ result: "committed", "pull-request-number": "7", changed: "true" });
    expect(JSON.stringify(set)).not.toMatch(/hunter2|secret|aHVudGVy/);
  });
});

test("what a person has called an object stays its name in the outputs", async () => {
  const failures = [failure({ ref: { ...ref, name: secret }, message: secret })];
  const told = pushReport(ended([configured], "failed", { state: "failed", reason: "x", message: "x" }, failures));
  const { failures: listed = "" } = await outputs(told, { redact: redactReport, outputs: pushOutputs });
  expect(JSON.parse(listed)).toMatchObject([{ object: `Deployment/${secret}`, message: "***" }]);
});
