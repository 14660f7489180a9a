import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { type Api, ApiError } from "../../../packages/push/src/cluster/api.ts";
import { readClusterFacts } from "../../../packages/push/src/rollout/cluster-facts.ts";
import { assessCases } from "./cases.ts";

const unseen = "progressing: waiting for its controller to observe the change";
const metadata = { generation: 3 };
const current = { observedGeneration: 3 };
const ready = { type: "Ready", status: "True" };
const widget = "example.com/v1/Widget";
const silent = "progressing: waiting for its controller to report";
const forAWhile = silent.replace("progressing", "progressing for a while");

assessCases("example.com/v1", "Widget", [
  { given: "no status", source: "kstatus calls it current", metadata, readiness: silent },
  {
    given: "no status, but others of its kind have one",
    source: "case 26",
    metadata,
    reporting: [widget],
    readiness: silent,
  },
  {
    given: "no status, like all objects of its kind",
    source: "case 26",
    metadata,
    reporting: ["example.com/v2/Widget"],
    readiness: forAWhile,
  },
  { given: "an empty status", source: "observed", metadata, status: {}, reporting: [], readiness: forAWhile },
  {
    given: "a status with empty fields only",
    source: "3scale",
    metadata,
    status: { id: 0, name: "", conditions: [] },
    reporting: [],
    readiness: forAWhile,
  },
  {
    given: "no status before its first scheduled run",
    source: "Argo Workflows",
    spec: { schedule: "0 3 * * *" },
    readiness: "ready",
  },
  {
    given: "data only",
    source: "observed",
    metadata,
    status: { address: "198.51.100.7", lastSync: "2026-01-01T10:00:00Z" },
    readiness: "ready",
  },
  {
    given: "an unknown phase",
    source: "observed",
    metadata,
    status: { phase: "Whatever" },
    readiness: "progressing for a while: phase is Whatever, which does not show whether it is ready",
  },
  {
    given: "an unknown condition",
    source: "observed",
    metadata,
    status: { conditions: [{ type: "Sunny", status: "True" }] },
    readiness: "progressing for a while: has only the condition Sunny, which does not show whether it is ready",
  },
  {
    given: "conditions that are not valid",
    source: "observed",
    metadata,
    status: { conditions: { Ready: "no" } },
    readiness: "ready",
  },
  {
    given: "an older generation observed",
    source: "kstatus",
    metadata,
    status: { observedGeneration: 2, conditions: [ready] },
    readiness: unseen,
  },
  {
    given: "a later generation observed, restored with its status",
    source: "Velero docs, Restore status",
    metadata,
    status: { observedGeneration: 7, conditions: [ready] },
    readiness: "ready",
  },
  { given: "ready", source: "kstatus", metadata, status: { ...current, conditions: [ready] }, readiness: "ready" },
  {
    given: "ready in a condition of an older generation",
    source: "Kubernetes API conventions",
    metadata,
    status: { conditions: [{ ...ready, observedGeneration: 2 }] },
    readiness: unseen,
  },
  {
    given: "not ready",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Ready", status: "False", reason: "Pulling", message: "fetching the chart" }],
    },
    readiness: "progressing: fetching the chart",
  },
  {
    given: "readiness unknown, without a reason",
    source: "Knative",
    metadata,
    status: { ...current, conditions: [{ type: "Ready", status: "Unknown" }] },
    readiness: "progressing: Ready is Unknown",
  },
  {
    given: "reconciling, and still ready",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Reconciling", status: "True", message: "upgrade in progress" }, ready],
    },
    readiness: "progressing: upgrade in progress",
  },
  {
    given: "stalled",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Stalled", status: "True", reason: "InvalidSpec", message: "no such chart" }],
    },
    readiness: "failed (InvalidSpec): no such chart",
  },
  {
    given: "stalled, by a controller that reports no generation",
    source: "observed",
    metadata,
    status: { conditions: [{ type: "Stalled", status: "True", reason: "InvalidSpec", message: "no such chart" }] },
    readiness: "failing (InvalidSpec): no such chart",
  },
  {
    given: "stalled in an older generation",
    source: "Kubernetes API conventions",
    metadata,
    status: {
      conditions: [
        { type: "Stalled", status: "True", observedGeneration: 2 },
        { ...ready, observedGeneration: 3 },
      ],
    },
    readiness: "ready",
  },
  {
    given: "available, without a Ready condition",
    source: "Prometheus operator",
    metadata,
    status: { conditions: [{ type: "Available", status: "Degraded", message: "1 pod is down" }] },
    readiness: "progressing: 1 pod is down",
  },
  {
    given: "still ready, but the change could not be synced",
    source: "Crossplane",
    metadata,
    status: {
      conditions: [ready, { type: "Synced", status: "False", reason: "ReconcileError", message: "cannot update" }],
    },
    readiness: "failing (ReconcileError): cannot update",
  },
  {
    given: "being created",
    source: "Crossplane docs, Troubleshoot Crossplane",
    metadata,
    status: {
      conditions: [
        { type: "Ready", status: "False", reason: "Creating" },
        { type: "Synced", status: "True", reason: "ReconcileSuccess" },
      ],
    },
    readiness: "progressing: Creating",
  },
  {
    given: "paused by an annotation",
    source: "Crossplane docs, Managed resources, Paused",
    metadata,
    status: { conditions: [{ type: "Synced", status: "False", reason: "ReconcilePaused" }] },
    readiness: "ready: paused: its controller does not reconcile it",
  },
  {
    given: "suspended, and not observed",
    source: "Flux",
    metadata,
    spec: { suspend: true },
    status: { observedGeneration: 1, conditions: [ready] },
    readiness: "ready: suspended",
  },
]);

assessCases("source.toolkit.fluxcd.io/v1", "HelmRepository", [
  { given: "of type oci", source: "Flux docs, Helm OCI repository", spec: { type: "oci" }, readiness: "ready" },
  { given: "just created", source: "Flux", readiness: "progressing: waiting for its controller to report" },
]);

describe("whether a kind is reported on", () => {
  const made = (name: string, status?: unknown): KubernetesObject => ({
    apiVersion: "example.com/v1",
    kind: "Widget",
    metadata: { name, uid: name, generation: 1 },
    status,
  });
  const everywhere = "/apis/example.com/v1/widgets?limit=100";
  const here = "/apis/example.com/v1/namespaces/shop/widgets?limit=100";

  /** Asks for a new Widget; `lists` has what the API server answers by path, where it does not refuse. */
  async function ask(lists: Readonly<Record<string, readonly KubernetesObject[]>>) {
    const asked: string[] = [];
    const api: Api = {
      send: async ({ path }) => {
        asked.push(path);
        const items = lists[path];
        if (items === undefined) throw new ApiError(403, { message: "forbidden" });
        return { status: 200, body: { items }, warnings: [] };
      },
      watch: () => Promise.reject(new Error("nothing is watched here")),
    };
    const applied = made("new");
    const ref = { apiVersion: applied.apiVersion, kind: applied.kind, name: "new", namespace: "shop" };
    const target = { ref, collection: "/apis/example.com/v1/namespaces/shop/widgets", applied };
    const facts = await readClusterFacts([target], { api, set: [], errorBudget: () => 0, times: undefined });
    return { asked, kinds: [...(facts.reportingKinds ?? [])] };
  }

  it("is seen from others in all namespaces", async () => {
    const { asked, kinds } = await ask({ [everywhere]: [made("new"), made("old", { phase: "Ready" })] });
    expect([asked, kinds]).toEqual([[everywhere], [widget]]);
  });

  it("is seen from those in its namespace where it may not list more", async () => {
    const { asked, kinds } = await ask({ [here]: [made("old", { conditions: [ready] })] });
    expect([asked, kinds]).toEqual([[everywhere, here], [widget]]);
  });

  it("is not known where nothing may be listed, or there are no others", async () => {
    expect((await ask({})).kinds).toEqual([]);
    expect((await ask({ [everywhere]: [made("new")] })).kinds).toEqual([]);
  });

  it("is not seen from facts, nor from one among many", async () => {
    const tokens = { tokens: ["a"] };
    expect((await ask({ [everywhere]: [made("a", tokens), made("b", tokens)] })).kinds).toEqual([]);
    expect((await ask({ [everywhere]: [made("a", { phase: "Ready" }), made("b"), made("c")] })).kinds).toEqual([]);
  });
});
