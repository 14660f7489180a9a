import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Api, ApiError, type ApiRequest } from "../cluster/api.ts";
import { eventsAbout } from "../pods/pod-events.ts";
import type { ObjectRollout } from "../rollout/rollout.ts";
import { unlessAborted } from "../rollout/watch-scope.ts";
import { logRequest, readLog, runsToRead } from "./container-logs.ts";
import type { Facts } from "./facts.ts";
import type { ContainerLog } from "./failure.ts";
import { missingReference } from "./reference-cause.ts";
import type { RepresentativePod } from "./representative-pod.ts";
import { unschedulableMessage } from "./scheduling-cause.ts";

/** A requested value, or the sentence that says why it is missing. */
export type EvidenceLookup<T> = { readonly known: T } | { readonly unknown: string };

export interface LookupPorts {
  readonly api: Api;
  /** Ends the wait; its reason does not matter. */
  readonly signal: AbortSignal;
}

/** What was requested in addition to what was watched. */
export interface GatheredEvidence extends Pick<Facts, "keys" | "nodes"> {
  readonly log: ContainerLog | undefined;
  /** Events about the object, if events were not watched. */
  readonly events: readonly KubernetesObject[];
  readonly unknown: readonly string[];
}

export interface GatherPorts extends LookupPorts {
  readonly redact: (text: string) => string;
  /** Requested once for all objects. */
  readonly nodes: () => Promise<EvidenceLookup<readonly KubernetesObject[] | undefined>>;
  /** Whether to read logs for this object. */
  readonly wantsLogs: boolean;
}

/** Requests evidence for the failure of one object, in parallel. */
export async function gatherEvidence(
  rollout: ObjectRollout,
  representative: RepresentativePod | undefined,
  ports: GatherPorts,
): Promise<GatheredEvidence> {
  const [log, keys, nodes, events] = await Promise.all([
    fetchLog(representative, ports),
    fetchKeys(representative, ports),
    unschedulableMessage(representative) === undefined ? nothing : ports.nodes(),
    fetchEvents(rollout, representative, ports),
  ]);
  return {
    log: knownOf(log),
    keys: knownOf(keys),
    nodes: knownOf(nodes),
    events: knownOf(events) ?? [],
    unknown: [log, keys, nodes, events].flatMap((found) => ("unknown" in found ? [found.unknown] : [])),
  };
}

const nothing: EvidenceLookup<undefined> = { known: undefined };

function knownOf<T>(found: EvidenceLookup<T>): T | undefined {
  return "known" in found ? found.known : undefined;
}

/** The log of the most telling run; of another run where that log is empty or gone. */
async function fetchLog(
  representative: RepresentativePod | undefined,
  ports: GatherPorts,
): Promise<EvidenceLookup<ContainerLog | undefined>> {
  const container = representative?.container;
  if (representative === undefined || container === undefined) return nothing;
  const { name: pod = "" } = representative.pod.metadata;
  const runs = runsToRead(container);
  if (!ports.wantsLogs && runs.length > 0)
    return { unknown: `the logs of ${pod} were not read, because too many objects fail` };
  const lookups: EvidenceLookup<readonly string[]>[] = [];
  for (const run of runs) {
    const previous = run === "previous";
    const request = logRequest(representative, container, previous);
    const found = await lookUp(ports, `the logs of ${pod}`, request, (body) => readLog(String(body), ports.redact));
    if ("known" in found && found.known.length > 0) {
      return { known: { pod, container: container.name, previous, lines: found.known } };
    }
    lookups.push(found);
  }
  const unread = lookups.find((found) => "unknown" in found);
  const empty = lookups.findIndex((found) => "known" in found);
  if (empty === -1) return unread ?? nothing;
  // An empty log is reported as such.
  return { known: { pod, container: container.name, previous: runs[empty] === "previous", lines: [] } };
}

/** Only the names of the keys: the values of a Secret are dropped here. */
async function fetchKeys(
  representative: RepresentativePod | undefined,
  ports: LookupPorts,
): Promise<EvidenceLookup<readonly string[] | undefined>> {
  const { kind, name, key } = missingReference({ representative }) ?? {};
  if (kind === undefined || name === undefined || key === undefined) return nothing;
  const namespace = encodeURIComponent(representative?.pod.metadata.namespace ?? "");
  const path = `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${encodeURIComponent(name)}`;
  return lookUp(ports, `the keys of ${kind} ${name}`, { method: "GET", path }, (body) => {
    const { data, binaryData } = body as { readonly data?: object | null; readonly binaryData?: object | null };
    return [data, binaryData].flatMap((values) => Object.keys(values ?? {})).toSorted();
  });
}

/** Events are mostly known from the watch, except for kinds that were not watched and failures that ended the run at once. */
async function fetchEvents(
  { ref, object, owned }: ObjectRollout,
  representative: RepresentativePod | undefined,
  ports: LookupPorts,
): Promise<EvidenceLookup<readonly KubernetesObject[]>> {
  const about = representative?.pod ?? object;
  const { uid, name = ref.name } = about.metadata;
  if (uid === undefined || eventsAbout(about, owned).length > 0) return { known: [] };
  const scope = ref.namespace === undefined ? "" : `/namespaces/${encodeURIComponent(ref.namespace)}`;
  const path = `/api/v1${scope}/events?fieldSelector=involvedObject.uid%3D${encodeURIComponent(uid)}&limit=100`;
  return lookUp(ports, `the events of ${name}`, { method: "GET", path }, itemsOf);
}

/** Maximum number of nodes to read: a statement about all nodes needs all of them. */
const maxNodes = 500;

/** All nodes; undefined if there are too many. */
export function fetchNodes(ports: LookupPorts): Promise<EvidenceLookup<readonly KubernetesObject[] | undefined>> {
  return lookUp(ports, "the nodes", { method: "GET", path: `/api/v1/nodes?limit=${maxNodes}` }, (body) => {
    const { metadata } = body as { readonly metadata?: { readonly continue?: string } };
    return metadata?.continue ? undefined : itemsOf(body);
  });
}

function itemsOf(body: unknown): readonly KubernetesObject[] {
  return (body as { readonly items?: readonly KubernetesObject[] }).items ?? [];
}

/**
 * Requests optional evidence. The error text is our own: the server's may quote the response.
 * @param what in the plural: `the logs of web-1`
 */
async function lookUp<T>(
  { api, signal }: LookupPorts,
  what: string,
  request: ApiRequest,
  read: (body: unknown) => T,
): Promise<EvidenceLookup<T>> {
  try {
    const { body } = await unlessAborted(signal, () => api.send(request));
    return { known: read(body) };
  } catch (error) {
    if (signal.aborted) return { unknown: `${what} did not arrive in time` };
    if (error instanceof ApiError && error.httpStatus === 403) return { unknown: `no permission to read ${what}` };
    if (error instanceof ApiError && error.httpStatus === 404) return { unknown: `${what} no longer exist` };
    return { unknown: `${what} could not be read` };
  }
}
