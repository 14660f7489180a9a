import { expect, it } from "vitest";
import { needsFollowing } from "../../../packages/push/src/readiness/assess.ts";
import { assessCases, lateClass } from "./cases.ts";

assessCases("v1", "PersistentVolumeClaim", [
  { given: "bound", source: "kstatus", status: { phase: "Bound" }, readiness: "ready" },
  {
    given: "pending",
    source: "kstatus",
    spec: { storageClassName: "fast" },
    status: { phase: "Pending" },
    readiness: "progressing: waiting for a volume",
  },
  {
    given: "pending, of a class that waits for the first consumer",
    source: "krane; for Argo CD it is progressing for ever",
    spec: { storageClassName: lateClass },
    status: { phase: "Pending" },
    readiness: "ready: will be bound when a pod uses it",
  },
  {
    given: "of such a class, and used by a scheduled pod",
    source: "Kubernetes docs, Volume Binding Mode",
    metadata: { annotations: { "volume.kubernetes.io/selected-node": "node-1" } },
    spec: { storageClassName: lateClass },
    status: { phase: "Pending" },
    readiness: "progressing: waiting for a volume",
  },
  {
    given: "lost",
    source: "Argo CD",
    status: { phase: "Lost" },
    readiness: "failing (ClaimLost): its volume no longer exists",
  },
]);

assessCases("v1", "Service", [
  {
    given: "a cluster IP",
    source: "kstatus",
    spec: { type: "ClusterIP" },
    status: { loadBalancer: {} },
    readiness: "ready",
  },
  { given: "headless", source: "Kubernetes docs, Headless Services", spec: { clusterIP: "None" }, readiness: "ready" },
  { given: "an external name", source: "Argo CD", spec: { type: "ExternalName" }, readiness: "ready" },
  {
    given: "a load balancer without an address",
    source: "Argo CD; kstatus calls it current",
    spec: { type: "LoadBalancer", clusterIP: "10.0.0.1" },
    status: { loadBalancer: {} },
    readiness: "progressing: waiting for the load balancer's address",
  },
  {
    given: "a load balancer with a host name",
    source: "Argo CD",
    spec: { type: "LoadBalancer" },
    status: { loadBalancer: { ingress: [{ hostname: "lb.example" }] } },
    readiness: "ready",
  },
]);

assessCases("v1", "Namespace", [
  { given: "active", source: "observed", status: { phase: "Active" }, readiness: "ready" },
  { given: "no phase", source: "observed", readiness: "progressing: waiting to become active" },
]);

const accepted = { type: "NamesAccepted", status: "True" };

assessCases("apiextensions.k8s.io/v1", "CustomResourceDefinition", [
  { given: "just created", source: "kstatus", status: {}, readiness: "progressing: waiting to be established" },
  {
    given: "names accepted, installing",
    source: "kstatus",
    status: { conditions: [accepted, { type: "Established", status: "False", reason: "Installing" }] },
    readiness: "progressing: waiting to be established",
  },
  {
    given: "its names belong to another CRD",
    source: "kstatus",
    status: {
      conditions: [
        { type: "NamesAccepted", status: "False", reason: "PluralConflict", message: '"widgets" is already in use' },
      ],
    },
    readiness: 'failing (PluralConflict): "widgets" is already in use',
  },
  {
    given: "established",
    source: "kstatus",
    status: { conditions: [accepted, { type: "Established", status: "True" }] },
    readiness: "ready",
  },
]);

assessCases("apiregistration.k8s.io/v1", "APIService", [
  { given: "just created", source: "Argo CD", readiness: "progressing: waiting to become available" },
  {
    given: "its server does not respond",
    source: "Argo CD",
    status: {
      conditions: [
        {
          type: "Available",
          status: "False",
          reason: "MissingEndpoints",
          message: "endpoints for service/metrics have no addresses",
        },
      ],
    },
    readiness: "progressing: endpoints for service/metrics have no addresses",
  },
  {
    given: "available",
    source: "Argo CD",
    status: { conditions: [{ type: "Available", status: "True" }] },
    readiness: "ready",
  },
]);

assessCases("policy/v1", "PodDisruptionBudget", [
  {
    given: "pods not counted yet",
    source: "kstatus",
    metadata: { generation: 1 },
    status: { disruptionsAllowed: 0 },
    readiness: "progressing: waiting for its controller to observe the change",
  },
  {
    given: "pods counted, and no disruption allowed",
    source: "kstatus",
    metadata: { generation: 1 },
    status: {
      observedGeneration: 1,
      conditions: [{ type: "DisruptionAllowed", status: "False", reason: "InsufficientPods" }],
    },
    readiness: "ready",
  },
  {
    given: "its pods cannot be counted",
    source: "Kubernetes API reference",
    metadata: { generation: 1 },
    status: {
      observedGeneration: 1,
      conditions: [
        { type: "DisruptionAllowed", status: "False", reason: "SyncFailed", message: "found no controller for pod" },
      ],
    },
    readiness: "failing (SyncFailed): found no controller for pod",
  },
]);

assessCases("networking.k8s.io/v1", "Ingress", [
  {
    given: "no address",
    source: "kstatus; for Argo CD it is progressing",
    status: { loadBalancer: {} },
    readiness: "ready: has no address yet, and the run does not wait for one",
  },
  {
    given: "an address",
    source: "Argo CD",
    status: { loadBalancer: { ingress: [{ ip: "192.0.2.1" }] } },
    readiness: "ready",
  },
]);

assessCases("autoscaling/v2", "HorizontalPodAutoscaler", [
  {
    given: "just created",
    source: "observed",
    readiness: "progressing: waiting for its controller to read its metrics",
  },
  {
    given: "its target does not exist",
    source: "observed",
    status: {
      conditions: [
        {
          type: "AbleToScale",
          status: "False",
          reason: "FailedGetScale",
          message: 'deployments.apps "elsewhere" not found',
        },
      ],
    },
    readiness: 'failing (FailedGetScale): deployments.apps "elsewhere" not found',
  },
  {
    given: "cannot read its metrics",
    source: "observed",
    status: {
      conditions: [
        { type: "AbleToScale", status: "True", reason: "SucceededGetScale" },
        { type: "ScalingActive", status: "False", reason: "FailedGetResourceMetric", message: "no metrics returned" },
      ],
    },
    readiness: "failing (FailedGetResourceMetric): no metrics returned",
  },
  {
    given: "its target is scaled to 0",
    source: "Kubernetes docs, HorizontalPodAutoscaler Walkthrough",
    status: {
      conditions: [
        { type: "AbleToScale", status: "True" },
        { type: "ScalingActive", status: "False", reason: "ScalingDisabled" },
      ],
    },
    readiness: "ready: does not scale: its target is scaled to 0",
  },
  {
    given: "scales",
    source: "observed",
    status: {
      conditions: [
        { type: "AbleToScale", status: "True" },
        { type: "ScalingActive", status: "True", reason: "ValidMetricFound" },
        { type: "ScalingLimited", status: "True", reason: "TooFewReplicas" },
      ],
    },
    readiness: "ready",
  },
]);

assessCases("autoscaling/v1", "HorizontalPodAutoscaler", [
  {
    given: "cannot read its metrics, reported in an annotation",
    source: "observed",
    metadata: {
      annotations: {
        "autoscaling.alpha.kubernetes.io/conditions":
          '[{"type":"ScalingActive","status":"False","reason":"FailedGetResourceMetric","message":"no metrics returned"}]',
      },
    },
    readiness: "failing (FailedGetResourceMetric): no metrics returned",
  },
]);

it.each([
  ["v1", "ConfigMap"],
  ["v1", "Secret"],
  ["v1", "ServiceAccount"],
  ["rbac.authorization.k8s.io/v1", "Role"],
  ["networking.k8s.io/v1", "Ingress"],
  ["batch/v1", "CronJob"],
])("%s %s is never followed", (apiVersion, kind) => {
  expect(needsFollowing({ apiVersion, kind, metadata: {} })).toBe(false);
});

it.each([
  ["apps/v1", "Deployment"],
  ["v1", "Service"],
  ["example.com/v1", "Widget"],
])("%s %s may need to be followed", (apiVersion, kind) => {
  expect(needsFollowing({ apiVersion, kind, metadata: {} })).toBe(true);
});
