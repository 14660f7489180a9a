import { judgeCases } from "./cases.ts";

const unseen = "progressing: waiting for its controller to see the change";
const metadata = { generation: 3 };
const current = { observedGeneration: 3 };
const ready = { type: "Ready", status: "True" };

judgeCases("example.com/v1", "Widget", [
  { given: "no status", source: "kstatus", metadata, verdict: "ready" },
  {
    given: "a status without conditions",
    source: "kstatus",
    metadata,
    status: { phase: "Whatever" },
    verdict: "ready",
  },
  {
    given: "conditions that are none",
    source: "observed",
    metadata,
    status: { conditions: { Ready: "no" } },
    verdict: "ready",
  },
  {
    given: "an older generation observed",
    source: "kstatus",
    metadata,
    status: { observedGeneration: 2, conditions: [ready] },
    verdict: unseen,
  },
  {
    given: "a later generation observed, restored with its status",
    source: "Velero docs, Restore status",
    metadata,
    status: { observedGeneration: 7, conditions: [ready] },
    verdict: "ready",
  },
  { given: "ready", source: "kstatus", metadata, status: { ...current, conditions: [ready] }, verdict: "ready" },
  {
    given: "ready, says a condition of an older generation",
    source: "Kubernetes API conventions",
    metadata,
    status: { conditions: [{ ...ready, observedGeneration: 2 }] },
    verdict: unseen,
  },
  {
    given: "not ready",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Ready", status: "False", reason: "Pulling", message: "fetching the chart" }],
    },
    verdict: "progressing: fetching the chart",
  },
  {
    given: "readiness unknown, without a word why",
    source: "Knative",
    metadata,
    status: { ...current, conditions: [{ type: "Ready", status: "Unknown" }] },
    verdict: "progressing: Ready is Unknown",
  },
  {
    given: "reconciling, and ready as before",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Reconciling", status: "True", message: "upgrade in progress" }, ready],
    },
    verdict: "progressing: upgrade in progress",
  },
  {
    given: "stalled",
    source: "kstatus",
    metadata,
    status: {
      ...current,
      conditions: [{ type: "Stalled", status: "True", reason: "InvalidSpec", message: "no such chart" }],
    },
    verdict: "failed (InvalidSpec): no such chart",
  },
  {
    given: "stalled, by a controller that names no generation",
    source: "observed",
    metadata,
    status: { conditions: [{ type: "Stalled", status: "True", reason: "InvalidSpec", message: "no such chart" }] },
    verdict: "failing (InvalidSpec): no such chart",
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
    verdict: "ready",
  },
  {
    given: "available, where nothing says ready",
    source: "Prometheus operator",
    metadata,
    status: { conditions: [{ type: "Available", status: "Degraded", message: "1 pod is down" }] },
    verdict: "progressing: 1 pod is down",
  },
  {
    given: "ready as it was, the change could not be synced",
    source: "Crossplane",
    metadata,
    status: {
      conditions: [ready, { type: "Synced", status: "False", reason: "ReconcileError", message: "cannot update" }],
    },
    verdict: "progressing: cannot update",
  },
  {
    given: "suspended, and not observed",
    source: "Flux",
    metadata,
    spec: { suspend: true },
    status: { observedGeneration: 1, conditions: [ready] },
    verdict: "ready: suspended",
  },
]);

judgeCases("cert-manager.io/v1", "Certificate", [
  {
    given: "just created",
    source: "observed; kstatus calls it current",
    verdict: "progressing: waiting for its controller to report",
  },
  {
    given: "issued",
    source: "cert-manager",
    metadata: { generation: 1 },
    status: { conditions: [{ ...ready, observedGeneration: 1 }] },
    verdict: "ready",
  },
]);

judgeCases("argoproj.io/v1alpha1", "Rollout", [
  {
    given: "half way, old pods available",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Progressing", message: "more replicas need to be updated" },
    verdict: "progressing: more replicas need to be updated",
  },
  {
    given: "healthy in an older generation",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "2", phase: "Healthy" },
    verdict: unseen,
  },
  {
    given: "healthy",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Healthy" },
    verdict: "ready",
  },
  {
    given: "waits to be promoted",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Paused", message: "CanaryPauseStep" },
    verdict: "ready: paused: CanaryPauseStep",
  },
  {
    given: "aborted",
    source: "Argo Rollouts",
    metadata,
    status: { observedGeneration: "3", phase: "Degraded", message: "RolloutAborted" },
    verdict: "failing (Degraded): RolloutAborted",
  },
]);

const accepted = { type: "Accepted", status: "True", observedGeneration: 3 };
const byDefault = { type: "Accepted", status: "Unknown", reason: "Pending", message: "Waiting for controller" };

judgeCases("gateway.networking.k8s.io/v1", "GatewayClass", [
  {
    given: "no controller has looked",
    source: "Gateway API",
    metadata,
    status: { conditions: [byDefault] },
    verdict: "progressing: Waiting for controller",
  },
  { given: "accepted", source: "Gateway API", metadata, status: { conditions: [accepted] }, verdict: "ready" },
]);

judgeCases("gateway.networking.k8s.io/v1", "Gateway", [
  {
    given: "accepted, no address yet",
    source: "Gateway API, GEP-1364",
    metadata,
    status: {
      conditions: [
        accepted,
        { type: "Programmed", status: "False", reason: "Pending", message: "address not assigned" },
      ],
    },
    verdict: "progressing: address not assigned",
  },
  {
    given: "programmed as it was before the change",
    source: "Gateway API",
    metadata,
    status: { conditions: [accepted, { type: "Programmed", status: "True", observedGeneration: 2 }] },
    verdict: "progressing: waiting for its controller",
  },
  {
    given: "its parameters are not valid",
    source: "Gateway API",
    metadata,
    status: {
      conditions: [{ type: "Accepted", status: "False", reason: "InvalidParameters", message: "no such class" }],
    },
    verdict: "failing (InvalidParameters): no such class",
  },
  {
    given: "programmed",
    source: "Gateway API",
    metadata,
    status: { conditions: [accepted, { type: "Programmed", status: "True", observedGeneration: 3 }] },
    verdict: "ready",
  },
]);

const parentRef = { name: "edge" };
const spec = { parentRefs: [parentRef] };
const resolved = { type: "ResolvedRefs", status: "True" };

judgeCases("gateway.networking.k8s.io/v1", "HTTPRoute", [
  {
    given: "no gateway has looked",
    source: "Gateway API",
    metadata,
    spec,
    verdict: "progressing: waiting for Gateway/edge",
  },
  { given: "no parent at all", source: "Gateway API", metadata, spec: {}, verdict: "ready" },
  {
    given: "accepted, its backend does not exist",
    source: "Gateway API",
    metadata,
    spec,
    status: {
      parents: [
        {
          parentRef,
          conditions: [
            accepted,
            { type: "ResolvedRefs", status: "False", reason: "BackendNotFound", message: "Service web not found" },
          ],
        },
      ],
    },
    verdict: "failing (BackendNotFound): Service web not found",
  },
  {
    given: "accepted by one of two parents",
    source: "Gateway API",
    metadata,
    spec: { parentRefs: [parentRef, { name: "inner", namespace: "infra" }] },
    status: { parents: [{ parentRef: { ...parentRef, namespace: "shop" }, conditions: [accepted, resolved] }] },
    verdict: "progressing: waiting for Gateway/inner",
  },
  {
    given: "refused by one controller, taken by another",
    source: "Gateway API",
    metadata,
    spec,
    status: {
      parents: [
        { parentRef, conditions: [{ type: "Accepted", status: "False" }] },
        { parentRef, conditions: [accepted, resolved] },
      ],
    },
    verdict: "ready",
  },
]);
