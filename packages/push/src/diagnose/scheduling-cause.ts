import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition } from "../pods/conditions.ts";
import type { ContainerSpec, ResourceAmounts } from "../pods/pod-containers.ts";
import { readSchedulingProblems, type SchedulingProblem, withoutPreemption } from "../pods/scheduling-problems.ts";
import type { CauseRule, Facts, Finding } from "./facts.ts";
import { type ManifestField, named, objectField, podField } from "./manifest-field.ts";
import type { RepresentativePod } from "./representative-pod.ts";

interface SchedulingSpec {
  readonly containers?: readonly ContainerSpec[];
  readonly initContainers?: readonly (ContainerSpec & { readonly restartPolicy?: string })[];
  readonly overhead?: ResourceAmounts;
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/** A pod for which the scheduler finds no node. */
export const schedulingCause: CauseRule = ({ representative, nodes }) => {
  const message = unschedulableMessage(representative);
  if (representative === undefined || message === undefined) return undefined;
  const [problem] = readSchedulingProblems(message);
  return problem === undefined ? { fields: [] } : explainProblem(problem, representative, nodes);
};

/** What the scheduler reports about a pod without a node; undefined if it has one. */
export function unschedulableMessage(representative: RepresentativePod | undefined): string | undefined {
  if (representative === undefined) return undefined;
  const scheduled = findCondition(conditionsOf(representative.pod), "PodScheduled");
  return scheduled?.reason === "Unschedulable" ? withoutPreemption(scheduled.message ?? "") : undefined;
}

function explainProblem(problem: SchedulingProblem, { pod }: RepresentativePod, nodes: Facts["nodes"]): Finding {
  const spec = (pod.spec ?? {}) as SchedulingSpec;
  switch (problem.kind) {
    case "missing-claim":
      return { cause: `there is no PersistentVolumeClaim ${problem.claim}`, fields: [podField("volumes")] };
    case "insufficient":
      return explainInsufficient(problem.resource, spec, nodes);
    case "node-affinity":
      return explainAffinity(spec, nodes);
    case "unbound-claim":
    case "no-volume":
      return {
        cause: "one of its claims is not bound to a volume",
        fields: [podField("volumes"), objectField("spec", "volumeClaimTemplates")],
      };
    case "pod-anti-affinity":
      return {
        cause: "its anti-affinity excludes the nodes that have room",
        fields: [podField("affinity", "podAntiAffinity"), podField("affinity")],
      };
    case "topology-spread":
      return {
        cause: "its topologySpreadConstraints exclude the nodes that have room",
        fields: [podField("topologySpreadConstraints")],
      };
    case "host-port":
      return { cause: "its hostPort is in use on every suitable node", fields: [podField("hostNetwork")] };
    case "too-many-pods":
      return { cause: "the nodes run their maximum number of pods", fields: [] };
    case "taints": {
      const names = [...new Set(problem.taints)].join(", ");
      return {
        cause: `it does not tolerate the taint${problem.taints.length > 1 ? "s" : ""} of the nodes${names === "" ? "" : `: ${names}`}`,
        fields: [podField("tolerations")],
      };
    }
  }
}

function explainInsufficient(resource: string, spec: SchedulingSpec, nodes: Facts["nodes"]): Finding {
  const wanted = requested(spec, resource);
  const fields = resourceFields(spec, resource);
  if (wanted === 0) return { cause: `no node has enough ${resource} left`, fields };
  const requests = `it requests ${formatQuantity(resource, wanted)} of ${resource}`;
  if (nodes === undefined || nodes.length === 0)
    return { cause: `${requests}, and no node has that much left`, fields };
  const largest = Math.max(...nodes.map((node) => allocatable(node, resource)));
  if (largest === 0) return { cause: `${requests}, and no node has any`, fields };
  const most = `the largest node has ${formatQuantity(resource, largest)}`;
  if (wanted > largest) {
    const hint = `Lower resources.requests.${resource}, or add a larger node.`;
    return { cause: `it is larger than any node: ${requests}, and ${most}`, hint, fields };
  }
  return { cause: `the nodes are full: ${requests}, and none has that much left (${most} in total)`, fields };
}

/** What the scheduler counts for a pod: its containers and sidecars, or an init container that requests more. */
function requested({ containers = [], initContainers = [], overhead }: SchedulingSpec, resource: string): number {
  const of = (container: ContainerSpec) => requestOf(container, resource);
  const sum = (some: readonly ContainerSpec[]) => some.reduce((total, each) => total + of(each), 0);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  const single = Math.max(0, ...initContainers.filter((each) => !sidecars.includes(each)).map(of));
  return Math.max(sum(containers) + sum(sidecars), single) + parseQuantity(overhead?.[resource]);
}

/** The API server sets a missing request to the limit. */
function requestOf({ resources }: ContainerSpec, resource: string): number {
  return parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource]);
}

function resourceFields(
  { containers = [], initContainers = [] }: SchedulingSpec,
  resource: string,
): readonly ManifestField[] {
  const all = [
    ...containers.map((container) => ({ container, list: "containers" })),
    ...initContainers.map((container) => ({ container, list: "initContainers" })),
  ].toSorted((a, b) => requestOf(b.container, resource) - requestOf(a.container, resource));
  return all.slice(0, 1).map(({ container, list }) => podField(list, named(container.name), "resources"));
}

function allocatable(node: KubernetesObject, resource: string): number {
  return parseQuantity(
    (node as { readonly status?: { readonly allocatable?: ResourceAmounts } }).status?.allocatable?.[resource],
  );
}

function explainAffinity({ nodeSelector = {} }: SchedulingSpec, nodes: Facts["nodes"]): Finding {
  const labels = Object.entries(nodeSelector);
  const fields = [podField("nodeSelector"), podField("affinity", "nodeAffinity"), podField("affinity")];
  if (labels.length === 0) return { cause: "no node matches its node affinity", fields };
  const missing = labels.filter(([key, value]) => nodes?.every(({ metadata }) => metadata.labels?.[key] !== value));
  const shown = missing.length > 0 ? missing : labels;
  const [first] = shown;
  return {
    cause: `no node has the label${shown.length > 1 ? "s" : ""} of its nodeSelector: ${shown.map(([key, value]) => `${key}=${value}`).join(", ")}`,
    fields: [...(first === undefined ? [] : [podField("nodeSelector", first[0])]), ...fields],
  };
}

const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Parses a quantity (`apimachinery`, `resource.Quantity`): `500m`, `2Gi`, `1e3`. 0 for an invalid one. */
function parseQuantity(text: string | number | undefined): number {
  const [, number, unit = ""] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(String(text ?? "")) ?? [];
  return number === undefined ? 0 : Number(number) * (units[unit] ?? 0);
}

/** `3.5Gi` for bytes, `0.5` for processors. */
function formatQuantity(resource: string, amount: number): string {
  if (!/memory|storage|hugepages/.test(resource)) return String(Number(amount.toFixed(3)));
  for (const unit of ["Ti", "Gi", "Mi", "Ki"]) {
    const size = units[unit] ?? 1;
    if (amount >= size) return `${Number((amount / size).toFixed(1))}${unit}`;
  }
  return String(amount);
}
