import { assessCases } from "./cases.ts";
import { event, unschedulable } from "./pods.ts";

const notHelpful =
  "no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.";
const tooLarge = unschedulable(`0/1 nodes are available: 1 Insufficient cpu. ${notHelpful}`);
const noFit = "failing (Unschedulable): no node fits: 0/1 nodes are available: 1 Insufficient cpu";

assessCases("v1", "Pod", [
  { given: "larger than any node", source: "observed", status: tooLarge, readiness: noFit },
  {
    given: "a node selector that no node matches",
    source: "observed",
    status: unschedulable(
      `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${notHelpful}`,
    ),
    readiness:
      "failing (Unschedulable): no node fits: 0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector",
  },
  {
    given: "a taint that it does not tolerate",
    source: "Kubernetes docs, Taints and Tolerations",
    status: unschedulable(
      "0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
    ),
    readiness:
      "failing (Unschedulable): no node fits: 0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}",
  },
  {
    given: "the autoscaler adds a node",
    source: "Cluster Autoscaler FAQ, events",
    status: tooLarge,
    events: [event("x", "TriggeredScaleUp", "pod triggered scale-up: [{pool 1->2 (max: 5)}]")],
    readiness: "progressing: waiting for a new node",
  },
  {
    given: "Karpenter has requested a node",
    source: "Karpenter docs, Troubleshooting",
    status: tooLarge,
    events: [event("x", "Nominated", "Pod should schedule on: nodeclaim/default-x8k2j")],
    readiness: "progressing: waiting for a new node",
  },
  {
    given: "the autoscaler adds no node",
    source: "Cluster Autoscaler FAQ, events",
    status: tooLarge,
    events: [event("x", "NotTriggerScaleUp", "pod didn't trigger scale-up: 1 max node group size reached")],
    readiness: noFit,
  },
  {
    given: "the autoscaler wanted to add a node, and the cloud had none",
    source: "Cluster Autoscaler FAQ, events",
    status: tooLarge,
    events: [event("x", "TriggeredScaleUp"), event("x", "FailedScaleUp", "out of resources", { at: 30 })],
    readiness: noFit,
  },
  {
    given: "pods with a lower priority are preempted",
    source: "Kubernetes docs, Pod Priority and Preemption",
    status: { ...tooLarge, nominatedNodeName: "node-1" },
    readiness: "progressing: waiting for preempted pods to leave a node",
  },
  {
    given: "its claim does not exist",
    source: "observed",
    status: unschedulable('0/1 nodes are available: persistentvolumeclaim "data" not found. not found'),
    readiness: "failed (Unschedulable): PersistentVolumeClaim data does not exist",
  },
  {
    given: "its claim has no volume yet",
    source: "observed",
    status: unschedulable("0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found"),
    readiness: "progressing: waiting for its volume",
  },
  {
    given: "a scheduling gate is set",
    source: "observed",
    status: {
      conditions: [
        {
          type: "PodScheduled",
          status: "False",
          reason: "SchedulingGated",
          message: "Scheduling is blocked due to non-empty scheduling gates",
        },
      ],
    },
    readiness: "progressing: waiting for its scheduling gates",
  },
]);
