import { assessCases } from "./cases.ts";
import { creating, event, isReady, pod, startingUp, unready } from "./pods.ts";

const { spec } = pod("x");
const running = { state: { running: {} } };

assessCases("v1", "Pod", [
  {
    given: "just created",
    source: "kstatus",
    status: { phase: "Pending" },
    readiness: "progressing: waiting for a node",
  },
  { given: "no status at all", source: "kstatus", readiness: "progressing: waiting for a node" },
  {
    given: "has a node whose kubelet has not reported yet",
    source: "observed",
    spec,
    status: { phase: "Pending", conditions: [{ type: "PodScheduled", status: "True" }] },
    readiness: "progressing: starting",
  },
  {
    given: "its container is being created",
    source: "observed",
    spec,
    status: { phase: "Pending", ...creating },
    readiness: "progressing: starting",
  },
  {
    given: "its image is being pulled",
    source: "Kubernetes docs, Images",
    spec,
    status: { phase: "Pending", ...creating },
    events: [event("x", "Scheduled"), event("x", "Pulling", 'Pulling image "shop/web:9"', { at: 1, inside: "web" })],
    readiness: "progressing: pulling image",
  },
  {
    given: "its image has been pulled",
    source: "Kubernetes docs, Images",
    spec,
    status: { phase: "Pending", ...creating },
    events: [
      event("x", "Pulling", 'Pulling image "shop/web:9"', { at: 1, inside: "web" }),
      event("x", "Pulled", 'Successfully pulled image "shop/web:9" in 12.1s', { at: 13, inside: "web" }),
    ],
    readiness: "progressing: starting",
  },
  {
    given: "a container waits for another one's init",
    source: "observed",
    spec: { ...(spec as object), initContainers: [{ name: "migrate" }] },
    status: {
      phase: "Pending",
      initContainerStatuses: [{ name: "migrate", ...running }],
      containerStatuses: [{ name: "web", state: { waiting: { reason: "PodInitializing" } } }],
    },
    readiness: "progressing: running init container migrate",
  },
  {
    given: "its sidecar has not passed its startup probe, and the other containers wait",
    source: "Kubernetes docs, Sidecar Containers",
    spec: { ...(spec as object), initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
    status: {
      phase: "Pending",
      initContainerStatuses: [{ name: "proxy", started: false, ready: false, ...running }],
      containerStatuses: [{ name: "web", state: { waiting: { reason: "PodInitializing" } } }],
    },
    readiness: "progressing: starting up",
  },
  {
    given: "its sidecar runs, and its container is not ready",
    source: "Kubernetes docs, Sidecar Containers",
    spec: { ...(spec as object), initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
    status: { ...unready, initContainerStatuses: [{ name: "proxy", started: true, ready: true, ...running }] },
    readiness: "progressing: not ready",
  },
  {
    given: "its startup probe has not passed",
    source: "Kubernetes docs, Startup probes",
    spec,
    status: startingUp,
    readiness: "progressing: starting up",
  },
  {
    given: "its startup probe has failed so far",
    source: "Kubernetes docs, Startup probes",
    spec,
    status: startingUp,
    events: [
      event(
        "x",
        "Unhealthy",
        'Startup probe failed: Get "http://10.0.0.7:8080/": dial tcp 10.0.0.7:8080: connect: connection refused',
        { inside: "web" },
      ),
    ],
    readiness: "progressing: starting up: startup probe cannot connect (connection refused)",
  },
  {
    given: "its readiness probe fails",
    source: "kubelet, prober.go",
    spec,
    status: unready,
    events: [
      event("x", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", { inside: "web" }),
    ],
    readiness: "progressing: not ready: readiness probe gets HTTP 404",
  },
  {
    given: "its readiness probe gets no response",
    source: "kubelet, prober.go",
    spec,
    status: unready,
    events: [
      event(
        "x",
        "Unhealthy",
        'Readiness probe failed: Get "http://10.0.0.7:8080/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
        { inside: "web" },
      ),
    ],
    readiness: "progressing: not ready: readiness probe gets no response in time",
  },
  {
    given: "its command probe fails",
    source: "kubelet, prober.go",
    spec,
    status: unready,
    events: [
      event("x", "Unhealthy", "Readiness probe failed: cat: /tmp/ready: No such file or directory", { inside: "web" }),
    ],
    readiness: "progressing: not ready: readiness probe fails",
  },
  {
    given: "the probe of another container fails",
    source: "kubelet, prober.go",
    spec,
    status: unready,
    events: [
      event("x", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404", { inside: "proxy" }),
    ],
    readiness: "progressing: not ready",
  },
  {
    given: "running, one of two containers ready",
    source: "kstatus",
    spec: { ...(spec as object), containers: [{ name: "web" }, { name: "proxy" }] },
    status: {
      ...unready,
      containerStatuses: [
        { name: "proxy", ready: true, ...running },
        { name: "web", ready: false, ...running },
      ],
    },
    readiness: "progressing: not ready (1 of 2 containers)",
  },
  {
    given: "only a readiness gate is missing",
    source: "Kubernetes docs, Pod readiness",
    spec,
    status: {
      phase: "Running",
      conditions: [
        {
          type: "Ready",
          status: "False",
          reason: "ReadinessGatesNotReady",
          message: 'the status of pod readiness gate "lb" is not "True"',
        },
      ],
      containerStatuses: [{ name: "web", ready: true, started: true, ...running }],
    },
    readiness: 'progressing: the status of pod readiness gate "lb" is not "True"',
  },
  {
    given: "its node no longer responds",
    source: "node lifecycle controller, NodeNotReady",
    spec,
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "False" }],
      containerStatuses: [{ name: "web", ready: true, started: true, ...running }],
    },
    events: [event("x", "NodeNotReady", "Node is not ready")],
    readiness: "progressing: on an unresponsive node",
  },
  { given: "running and ready", source: "kstatus", spec, status: isReady, readiness: "ready" },
  {
    given: "ready, and was not ready before",
    source: "kstatus",
    spec,
    status: isReady,
    events: [
      event("x", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503", { inside: "web" }),
    ],
    readiness: "ready",
  },
  {
    given: "ready as it was before its image changed in place",
    source: "Kubernetes docs, Pod generation",
    metadata: { generation: 2 },
    spec,
    status: { ...unready, conditions: [{ type: "Ready", status: "True", observedGeneration: 1 }] },
    readiness: "progressing: not ready",
  },
  { given: "succeeded", source: "kstatus", spec, status: { phase: "Succeeded" }, readiness: "ready: succeeded" },
  {
    given: "failed, with an exit code",
    source: "Argo CD; kstatus calls it current",
    spec,
    status: {
      phase: "Failed",
      containerStatuses: [{ name: "web", state: { terminated: { exitCode: 3, reason: "Error" } } }],
    },
    readiness: "failed at once (PodFailed): container web ended with exit code 3",
  },
  {
    given: "failed, with a termination message",
    source: "Kubernetes docs, Customizing the termination message",
    spec,
    status: {
      phase: "Failed",
      containerStatuses: [{ name: "web", state: { terminated: { exitCode: 1, message: "no such table: users" } } }],
    },
    readiness: "failed at once (PodFailed): container web ended with exit code 1: no such table: users",
  },
  {
    given: "evicted",
    source: "krane",
    spec,
    status: { phase: "Failed", reason: "Evicted", message: "The node was low on resource: memory." },
    readiness: "failed at once (Evicted): The node was low on resource: memory.",
  },
]);
