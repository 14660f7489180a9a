import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Ending, type ErrorCode, type KubernetesObject, type Report, UserError } from "@pushpull/core";
import type { Change, PushResult, Rollout, Verdict } from "@pushpull/push";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { toReport } from "../../actions/push/src/report.ts";
import { closingSentence, summary } from "../../actions/push/src/summary.ts";
import { mostTellingFirst } from "../../actions/push/src/telling.ts";

const schema = JSON.parse(await readFile(join(import.meta.dirname, "../../packages/core/report.schema.json"), "utf8"));
const ajv = new Ajv2020({ strict: true });
formats.default(ajv);
const isReport = ajv.compile(schema);

function web(image: string): KubernetesObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: { template: { spec: { containers: [{ name: "web", image }] } } },
  };
}

const location = { file: "deploy/web.yaml", line: 7 };
const ref = { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web" };
const planned = {
  ref,
  object: web("shop/web:v2"),
  source: { location, locate: () => location },
  resource: { apiVersion: "apps/v1", kind: "Deployment", plural: "deployments", namespaced: true, verbs: [] },
  needs: [],
  onlyIfMissing: false,
};
const configured: Change = { planned, action: "configured", before: web("shop/web:v1"), after: web("shop/web:v2") };
const unchanged: Change = { planned, action: "unchanged", before: web("shop/web:v2"), after: web("shop/web:v2") };
const failed: Change = {
  planned,
  action: "failed",
  faults: [new UserError("Deployment/web is refused: <b>no</b>", { code: "refused", location, hint: "Ask." })],
};

function ended(
  changes: readonly Change[],
  outcome: Rollout["outcome"] = "ready",
  verdict: Verdict = { state: "ready" },
): Ending<PushResult> {
  const rollouts: readonly Rollout[] = [
    {
      outcome,
      objects: [
        {
          ref,
          verdict,
          object: web("shop/web:v2"),
          belongings: { pods: [], revisions: [], events: [] },
          unchangedFor: 0,
          readyAfter: verdict.state === "ready" ? 4210 : undefined,
        },
      ],
    },
  ];
  const cluster = {
    server: "https://203.0.113.7:6443",
    context: "production",
    identity: "deployer",
    version: "v1.35.4",
  };
  return { result: { cluster, namespace: "shop", dryRun: false, changes, rollouts, failures: [] } };
}

function report(ending: Ending<PushResult>): Report {
  const made = toReport(ending, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 0, 5));
  // What is read is what was written: JSON leaves out what is undefined.
  const read = JSON.parse(JSON.stringify(made)) as Report;
  expect(isReport(read), JSON.stringify(isReport.errors)).toBe(true);
  return read;
}

describe("the result is", () => {
  test.each<[string, Ending<PushResult>, boolean]>([
    ["deployed", ended([configured]), true],
    ["unchanged", ended([unchanged]), false],
    ["failed", ended([configured], "deadline", { state: "progressing", message: "1 of 2 available" }), true],
    ["failed", ended([failed]), false],
    ["failed", { faults: [new UserError("There is no kubeconfig", { code: "kubeconfig" })] }, false],
  ])("%s", (result, ending, changed) => {
    expect(report(ending)).toMatchObject({ result, changed });
  });
});

test("an image that changes is reported with what was live before", () => {
  expect(report(ended([configured])).images).toEqual([
    { object: "Deployment/web", container: "web", from: "shop/web:v1", to: "shop/web:v2" },
  ]);
  expect(report(ended([unchanged])).images).toEqual([]);
});

test("an object is reported with its place in the manifests, and the seconds to ready", () => {
  expect(report(ended([configured])).objects).toEqual([
    { ...ref, action: "configured", ready: true, readyAfter: 4.2, ...location },
  ]);
});

test("what an object still lacks at the deadline is a fault on its line", () => {
  const [fault] = report(ended([configured], "deadline", { state: "progressing", message: "1 of 2 available" })).faults;
  expect(fault).toMatchObject({
    code: "not-ready",
    message: "Deployment/web is not ready in time: 1 of 2 available",
    ...location,
  });
});

test("a run that was stopped says how much was not applied", () => {
  const [fault] = report(ended([configured, { planned, action: "skipped" }])).faults;
  expect(fault).toMatchObject({ code: "stopped", message: "The run was stopped, and 1 object was not applied" });
});

describe("the summary", () => {
  test("begins with what failed, and shows texts of others as text", () => {
    const { page } = summary(report(ended([failed])));
    expect(page).toContain("Deployment/web is refused: &lt;b&gt;no&lt;/b&gt;");
    expect(page.indexOf("is refused")).toBeLessThan(page.indexOf("<th>Action</th>"));
  });

  test("folds what is unchanged away when there is anything else", () => {
    expect(summary(report(ended([configured, unchanged]))).page).toContain("<details><summary>1 unchanged</summary>");
  });

  test.each([
    [5_000, 300],
    [500, 100_000],
  ])("stays under the runner's 1 MiB with %i faults of %i characters, and says what it leaves out", (count, length) => {
    const message = `Deployment/web is refused: ${"<&>\u{1f4a5}".repeat(length / 5)}`;
    const faults = Array.from({ length: count }, () => new UserError(message, { code: "refused", location }));
    const written = report({ faults });
    const { page, omitted } = summary(written);
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
    expect(page.match(/<tr><td>/g)).toHaveLength(count - omitted);
    expect(page).toContain(`${omitted} more stand in the report file`);
    expect(written.faults).toHaveLength(count);
  });

  test("shows all of 5000 objects", () => {
    const { page, omitted } = summary(report(ended(Array.from({ length: 5000 }, () => unchanged))));
    expect(omitted).toBe(0);
    expect(page.match(/<tr><td>/g)).toHaveLength(5000);
  });
});

test("where not all faults are shown, one of each sort comes first, and what only waits last", () => {
  const fault = (code: ErrorCode, message: string) => new UserError(message, { code });
  const refused = Array.from({ length: 20 }, (_, index) =>
    fault("refused", `ConfigMap/c-${index} is refused: data["${index}"]: no`),
  );
  const faults = [
    ...Array.from({ length: 20 }, (_, index) =>
      fault("not-ready", `Job/j-${index} is not ready in time: ${index} of 2`),
    ),
    ...refused,
    fault("conflict", "ConfigMap/d: the field data.key is owned by helm"),
    fault("failed", "Job/seed has failed: BackoffLimitExceeded"),
  ];
  const ordered = mostTellingFirst(faults, 5).map(({ message }) => message.split(":")[0]);
  expect(ordered.slice(0, 5)).toEqual([
    "Job/j-0 is not ready in time",
    "ConfigMap/c-0 is refused",
    "ConfigMap/c-1 is refused",
    "ConfigMap/d",
    "Job/seed has failed",
  ]);
  expect(
    mostTellingFirst(faults, 3)
      .slice(0, 3)
      .map(({ code }) => code),
  ).toEqual(["refused", "conflict", "failed"]);
  expect(new Set(ordered)).toHaveLength(42);
  expect(mostTellingFirst(refused, 20)).toEqual(refused);
});

test("the last line says how it ended", () => {
  expect(closingSentence(report(ended([configured])))).toBe("Deployed after 5s: 1 configured; all ready.");
  expect(closingSentence(report({ faults: [] }))).toBe("Failed after 5s: nothing has been written.");
});
