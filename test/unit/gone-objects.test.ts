/** Objects that someone deletes after they were applied: the run does not call them deployed. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { expect, test } from "vitest";
import type { Applied } from "../../packages/push/src/apply/object-changes.ts";
import { reapplyUntilStable, warnIfOverwritten } from "../../packages/push/src/apply/reapply.ts";
import { ApiError, type ApiRequest } from "../../packages/push/src/cluster/api.ts";
import type { PlannedObject } from "../../packages/push/src/plan/push-plan.ts";

const location = { file: "deploy.yaml", line: 3 };

function plannedOf(apiVersion: string, kind: string, spec?: unknown): PlannedObject {
  const ref = { apiVersion, kind, namespace: "shop", name: "one" };
  return {
    ref,
    object: { apiVersion, kind, metadata: { name: "one", namespace: "shop" }, spec },
    source: { location, locate: () => location },
    resource: { apiVersion, kind, plural: `${kind.toLowerCase()}s`, namespaced: true, verbs: ["patch"] },
    needs: [],
    onlyIfMissing: false,
    writer: "pushpull",
  };
}

/** Applies an object to a server that accepts it, and looks at it again. */
async function applied(planned: PlannedObject, isThere: boolean) {
  const after: KubernetesObject = { ...planned.object, metadata: { ...planned.object.metadata, resourceVersion: "1" } };
  const send = async ({ method }: ApiRequest) => {
    if (method === "GET" && !isThere) throw new ApiError(404, { message: "not found", reason: "NotFound" });
    return { status: 200, body: after, warnings: [] };
  };
  const warnings: string[] = [];
  const log = { warning: (message: string) => void warnings.push(message) };
  const check = { planned, action: "created", before: undefined, after, sent: planned.object, warnings: [] } as const;
  const api = { send, watch: () => Promise.reject(new Error("There is nothing to watch")) };
  const ports = {
    api,
    live: new Map(),
    unread: new Set<string>(),
    autoscaled: new Set<string>(),
    force: { pushpull: false, helm: false },
    clientSideHelm: false,
  };
  const prepared = {
    deleting: new Map(),
    checks: new Map([[planned, check]]),
    recheckLater: new Set<PlannedObject>(),
    ports,
  };
  const plan = { waves: [{ objects: [planned], awaitReady: "none", syncWave: 0 }] } as const;
  const { changes } = await reapplyUntilStable(plan, prepared, {
    stop: new AbortController().signal,
    follow: () => Promise.resolve({ outcome: "ready" }),
    warn: () => undefined,
    log,
  });
  const change: Applied = { planned, action: "created", before: undefined, after };
  const afterWait = await warnIfOverwritten([change], prepared, log);
  return { changes: [...changes, ...afterWait], warnings };
}

test("an existing object is applied", async () => {
  const { changes, warnings } = await applied(plannedOf("v1", "ConfigMap"), true);
  expect(changes.map(({ action }) => action)).toEqual(["created", "created"]);
  expect(warnings).toEqual([]);
});

test("a deleted object has failed, after the write and after the wait", async () => {
  const { changes } = await applied(plannedOf("v1", "ConfigMap"), false);
  const message = "ConfigMap/one has been deleted since this run applied it";
  const failed = { action: "failed", faults: [{ code: "conflict", message, location }] };
  expect(changes).toMatchObject([failed, failed]);
});

test("a deleted custom resource is a warning: it may have been removed after it completed", async () => {
  const { changes, warnings } = await applied(plannedOf("tekton.dev/v1", "TaskRun"), false);
  expect(changes.map(({ action }) => action)).toEqual(["created", "created"]);
  expect(warnings[0]).toMatch(/^Deleted since this run applied it: TaskRun\/one\. Find out/);
});

test("a Job that deletes itself may be missing", async () => {
  const { changes, warnings } = await applied(plannedOf("batch/v1", "Job", { ttlSecondsAfterFinished: 0 }), false);
  expect(changes.map(({ action }) => action)).toEqual(["created", "created"]);
  expect(warnings).toEqual([]);
});
