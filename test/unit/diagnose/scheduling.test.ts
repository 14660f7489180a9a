/** Pods that no node takes, in the words of the scheduler. */
import { unschedulable } from "../readiness/pods.ts";
import { checkCauses } from "./cause-cases.ts";

const node = (cpu: string, labels = {}) => ({ metadata: { labels }, status: { allocatable: { cpu } } });
const nodes = (...items: readonly unknown[]) => ({ "/nodes?": { metadata: {}, items } });
const noNode = { pod: { nodeName: undefined } };
const wantsCpu = { resources: { requests: { cpu: "5k" } }, ...noNode };
const cpuLine = "          resources: { requests: { cpu: 5k } }\n";
const full = unschedulable(
  "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
);

checkCauses("a pod that fits no node", [
  {
    given: "it is larger than any node",
    container: cpuLine,
    spec: wantsCpu,
    status: full,
    answers: nodes(node("4"), node("16")),
    cause: "it is larger than any node: it requests 5000 of cpu, and the largest node has 16",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "it is larger than what is left",
    container: cpuLine,
    spec: { ...noNode, resources: { requests: { cpu: "500m" } } },
    status: full,
    answers: nodes(node("4")),
    cause: "the nodes are full: it requests 0.5 of cpu, and none has that much left (the largest node has 4 in total)",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "nodes may not be read",
    container: cpuLine,
    spec: wantsCpu,
    status: full,
    cause: "it requests 5000 of cpu, and no node has that much left",
    line: "resources: { requests: { cpu: 5k } }",
  },
  {
    given: "a label that no node has",
    inPod: "      nodeSelector: { disk: ssd }\n",
    spec: { pod: { nodeName: undefined, nodeSelector: { disk: "ssd" } } },
    status: unschedulable("0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."),
    answers: nodes(node("4", { disk: "hdd" })),
    cause: "no node has the label of its nodeSelector: disk=ssd",
    line: "nodeSelector: { disk: ssd }",
  },
  {
    given: "a taint",
    spec: noNode,
    status: unschedulable("0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}."),
    cause: "it does not tolerate the taint of the nodes: dedicated=gpu",
    line: "apiVersion: apps/v1",
  },
]);
