/** Runs of a push that has ended, and the reports of them. */
import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { PushReport } from "@pushpull/core/report";
import type { ActionOutcome } from "@pushpull/core/runner";
import type { Failure, ObjectChange, PushResult, Readiness, Rollout } from "@pushpull/push";
import { toReport } from "../../actions/push/src/push-report.ts";
import { asReported } from "../as-reported.ts";

function web(image: string): KubernetesObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: { template: { spec: { containers: [{ name: "web", image }] } } },
  };
}

export const location = { file: "deploy/web.yaml", line: 7 };
export const ref = { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web" };
export const planned = {
  ref,
  object: web("shop/web:v2"),
  source: { location, locate: () => location },
  resource: { apiVersion: "apps/v1", kind: "Deployment", plural: "deployments", namespaced: true, verbs: [] },
  needs: [],
  onlyIfMissing: false,
  writer: "pushpull" as const,
};
export const configured: ObjectChange = {
  planned,
  action: "configured",
  before: web("shop/web:v1"),
  after: web("shop/web:v2"),
};
export const unchanged: ObjectChange = {
  planned,
  action: "unchanged",
  before: web("shop/web:v2"),
  after: web("shop/web:v2"),
};
export const refused: ObjectChange = {
  planned,
  action: "failed",
  faults: [new UserError("Deployment/web is refused: <b>no</b>", { code: "refused", location, hint: "Ask." })],
};

export function ended(
  changes: readonly ObjectChange[],
  outcome: Rollout["outcome"] = "ready",
  readiness: Readiness = { state: "ready" },
  failures: readonly Failure[] = [],
): ActionOutcome<PushResult> {
  const rollouts: readonly Rollout[] = [
    {
      outcome,
      waited: 5_000,
      objects: [
        {
          ref,
          readiness,
          object: web("shop/web:v2"),
          owned: { pods: [], revisions: [], events: [] },
          unchangedFor: 0,
          readyAfter: readiness.state === "ready" ? 4210 : undefined,
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
  return { result: { cluster, namespace: "shop", dryRun: false, changes, rollouts, failures } };
}

/** The report of a run, as its file holds it. */
export function report(ending: ActionOutcome<PushResult>): PushReport {
  return asReported(toReport(ending, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 0, 5)));
}

/** What is known of an object that has failed, as far as it is said. */
export function failure(fields: Partial<Failure> = {}): Failure {
  const bare = { ref, reason: "CrashLoopBackOff", message: "container web exits again and again", field: [], location };
  return { ...bare, logs: [], events: [], unknown: [], ...fields };
}
