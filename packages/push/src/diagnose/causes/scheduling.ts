import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Amounts, CauseRule, ContainerSpec, Facts, Finding, Suspect } from "../facts.ts";
import { inObject, inPod, named, type Place } from "../place.ts";
import { formatQuantity, parseQuantity } from "../quantity.ts";

interface PodSpec {
  readonly containers?: readonly ContainerSpec[];
  readonly initContainers?: readonly (ContainerSpec & { readonly restartPolicy?: string })[];
  readonly overhead?: Amounts;
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

interface NodeFields {
  readonly status?: { readonly allocatable?: Amounts };
}

/** A pod that the scheduler finds no node for, by its words (`kube-scheduler`, filter plugins). */
export const schedulingCause: CauseRule = ({ suspect, nodes }) => {
  const words = unschedulableWords(suspect);
  if (suspect === undefined || words === undefined) return undefined;
  return rules.map((rule) => rule(words, suspect, nodes)).find((finding) => finding !== undefined) ?? whole;
};

const whole: Finding = { places: [] };

/** What the scheduler says of a pod that has no node; undefined where it has one. */
export function unschedulableWords(suspect: Suspect | undefined): string | undefined {
  const { conditions = [] } = (suspect?.pod.status ?? {}) as {
    readonly conditions?: readonly { readonly type: string; readonly reason?: string; readonly message?: string }[];
  };
  const scheduled = conditions.find(({ type, reason }) => type === "PodScheduled" && reason === "Unschedulable");
  return scheduled?.message?.replace(/(?<!\s)\s*preemption: [\s\S]*$/, "");
}

type SchedulingRule = (words: string, suspect: Suspect, nodes: Facts["nodes"]) => Finding | undefined;

const tooLarge: SchedulingRule = (words, { pod }, nodes) => {
  const resource = /Insufficient ([^\s,.]+(?:\.[^\s,.]+)*)/.exec(words)?.[1];
  if (resource === undefined) return undefined;
  const spec = (pod.spec ?? {}) as PodSpec;
  const wanted = requested(spec, resource);
  const places = resourcePlaces(spec, resource);
  if (wanted === 0) return { cause: `no node has enough ${resource} left`, places };
  const asks = `it requests ${formatQuantity(resource, wanted)} of ${resource}`;
  if (nodes === undefined || nodes.length === 0) return { cause: `${asks}, and no node has as much left`, places };
  const largest = Math.max(...nodes.map((node) => allocatable(node, resource)));
  if (largest === 0) return { cause: `${asks}, and no node has any`, places };
  const most = `the largest node has ${formatQuantity(resource, largest)}`;
  if (wanted > largest) {
    const hint = `Lower resources.requests.${resource}, or add a larger node.`;
    return { cause: `it is larger than any node: ${asks}, and ${most}`, hint, places };
  }
  return { cause: `the nodes are full: ${asks}, and none has as much left (${most} in all)`, places };
};

/** What the scheduler counts for a pod: its containers with its sidecars, or an init container that wants more. */
function requested({ containers = [], initContainers = [], overhead }: PodSpec, resource: string): number {
  const of = (container: ContainerSpec) => requestOf(container, resource);
  const sum = (some: readonly ContainerSpec[]) => some.reduce((total, each) => total + of(each), 0);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  const single = Math.max(0, ...initContainers.filter((each) => !sidecars.includes(each)).map(of));
  return Math.max(sum(containers) + sum(sidecars), single) + parseQuantity(overhead?.[resource]);
}

/** The API server fills a missing request in from the limit. */
function requestOf({ resources }: ContainerSpec, resource: string): number {
  return parseQuantity(resources?.requests?.[resource] ?? resources?.limits?.[resource]);
}

function resourcePlaces({ containers = [], initContainers = [] }: PodSpec, resource: string): readonly Place[] {
  const all = [
    ...containers.map((container) => ({ container, list: "containers" })),
    ...initContainers.map((container) => ({ container, list: "initContainers" })),
  ].toSorted((a, b) => requestOf(b.container, resource) - requestOf(a.container, resource));
  return all.slice(0, 1).map(({ container, list }) => inPod(list, named(container.name), "resources"));
}

function allocatable(node: KubernetesObject, resource: string): number {
  return parseQuantity((node as NodeFields).status?.allocatable?.[resource]);
}

const tainted: SchedulingRule = (words) => {
  const taints = [...words.matchAll(/(?:(?<!\d)(\d+ ))?node\(s\) had untolerated taint(?:\(s\))? ?(?:\{([^}]*)\})?/g)];
  if (taints.length === 0) return undefined;
  const names = taints.flatMap(([, , taint]) => (taint ? [taint.replace(/: /, "=").replace(/[:=]\s*$/, "")] : []));
  const which = names.length === 0 ? "" : `: ${[...new Set(names)].join(", ")}`;
  return {
    cause: `it does not tolerate the taint${names.length > 1 ? "s" : ""} of the nodes${which}`,
    places: [inPod("tolerations")],
  };
};

const noSuchNode: SchedulingRule = (words, { pod }, nodes) => {
  if (!/didn't match Pod's node affinity\/selector|didn't match node selector/.test(words)) return undefined;
  const { nodeSelector = {} } = (pod.spec ?? {}) as PodSpec;
  const labels = Object.entries(nodeSelector);
  const places = [inPod("nodeSelector"), inPod("affinity", "nodeAffinity"), inPod("affinity")];
  if (labels.length === 0) return { cause: "no node is as its node affinity wants it", places };
  const missing = labels.filter(([key, value]) => nodes?.every(({ metadata }) => metadata.labels?.[key] !== value));
  const told = (missing.length > 0 ? missing : labels).map(([key, value]) => `${key}=${value}`).join(", ");
  const [only] = missing.length > 0 ? missing : labels;
  return {
    cause: `no node has the label${missing.length > 1 || (missing.length === 0 && labels.length > 1) ? "s" : ""} that nodeSelector asks for: ${told}`,
    places: [...(only === undefined ? [] : [inPod("nodeSelector", only[0])]), ...places],
  };
};

const portTaken: SchedulingRule = (words) =>
  /didn't have free ports/.test(words)
    ? { cause: "on every node that fits, something else has its hostPort", places: [inPod("hostNetwork")] }
    : undefined;

const apart: SchedulingRule = (words) =>
  /anti-affinity rules/.test(words)
    ? {
        cause: "its anti-affinity keeps it off the nodes that have room",
        places: [inPod("affinity", "podAntiAffinity"), inPod("affinity")],
      }
    : undefined;

const spread: SchedulingRule = (words) =>
  /didn't match pod topology spread constraints/.test(words)
    ? {
        cause: "its topologySpreadConstraints allow none of the nodes that have room",
        places: [inPod("topologySpreadConstraints")],
      }
    : undefined;

const fullOfPods: SchedulingRule = (words) =>
  /Too many pods/.test(words) ? { cause: "the nodes hold as many pods as they may", places: [] } : undefined;

const unbound: SchedulingRule = (words) =>
  /unbound immediate PersistentVolumeClaims|didn't find available persistent volumes/.test(words)
    ? {
        cause: "a claim of it is not bound to a volume",
        places: [inPod("volumes"), inObject("spec", "volumeClaimTemplates")],
      }
    : undefined;

/** The first one that fits is it: what only a change of the manifest helps against comes first. */
const rules: readonly SchedulingRule[] = [tooLarge, noSuchNode, unbound, apart, spread, portTaken, fullOfPods, tainted];
