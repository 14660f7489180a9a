import type { KubernetesObject } from "@pushpull/core";
import { occurrencesOf } from "../rollout/rules/events.ts";
import type { ObjectRollout } from "../rollout/types.ts";
import { type AskPorts, ask, type Found } from "./ask.ts";
import { missingReference } from "./causes/reference.ts";
import { unschedulableWords } from "./causes/scheduling.ts";
import type { Facts, Suspect } from "./facts.ts";
import { logRequest, readLog, runsToRead } from "./logs.ts";
import type { ContainerLog } from "./types.ts";

/** What had to be asked for besides what was watched. */
export interface Fetched extends Pick<Facts, "keys" | "nodes"> {
  readonly log: ContainerLog | undefined;
  /** Events about the object where those were not watched. */
  readonly events: readonly KubernetesObject[];
  readonly unknown: readonly string[];
}

export interface FetchPorts extends AskPorts {
  readonly redact: (text: string) => string;
  /** Asked for once for all that want them. */
  readonly nodes: () => Promise<Found<readonly KubernetesObject[] | undefined>>;
  /** Whether the logs of one more are to be read. */
  readonly wantsLogs: boolean;
}

/** Fetches what would help with one object, side by side. */
export async function fetchFor(
  rollout: ObjectRollout,
  suspect: Suspect | undefined,
  ports: FetchPorts,
): Promise<Fetched> {
  const [log, keys, nodes, events] = await Promise.all([
    fetchLog(suspect, ports),
    fetchKeys(suspect, ports),
    unschedulableWords(suspect) === undefined ? nothing : ports.nodes(),
    fetchEvents(rollout, suspect, ports),
  ]);
  return {
    log: knownOf(log),
    keys: knownOf(keys),
    nodes: knownOf(nodes),
    events: knownOf(events) ?? [],
    unknown: [log, keys, nodes, events].flatMap((found) => ("unknown" in found ? [found.unknown] : [])),
  };
}

const nothing: Found<undefined> = { known: undefined };

function knownOf<T>(found: Found<T>): T | undefined {
  return "known" in found ? found.known : undefined;
}

/** The run that tells most may have left nothing, or its log may be gone: then the other one is asked for. */
async function fetchLog(suspect: Suspect | undefined, ports: FetchPorts): Promise<Found<ContainerLog | undefined>> {
  const container = suspect?.container;
  if (suspect === undefined || container === undefined) return nothing;
  const { name: pod = "" } = suspect.pod.metadata;
  const runs = runsToRead(container);
  if (!ports.wantsLogs && runs.length > 0) return { unknown: `the logs of ${pod} were not read, since so many fail` };
  const ends: Found<readonly string[]>[] = [];
  for (const run of runs) {
    const previous = run === "previous";
    const request = logRequest(suspect, container, previous);
    const found = await ask(ports, `the logs of ${pod}`, request, (body) => readLog(String(body), ports.redact));
    if ("known" in found && found.known.length > 0) {
      return { known: { pod, container: container.name, previous, lines: found.known } };
    }
    ends.push(found);
  }
  const unread = ends.find((found) => "unknown" in found);
  const silent = ends.findIndex((found) => "known" in found);
  if (silent === -1) return unread ?? nothing;
  // That it has printed nothing is worth knowing.
  return { known: { pod, container: container.name, previous: runs[silent] === "previous", lines: [] } };
}

/** Names only: a Secret's values end here. */
async function fetchKeys(suspect: Suspect | undefined, ports: AskPorts): Promise<Found<readonly string[] | undefined>> {
  const { kind, name, key } = missingReference({ suspect }) ?? {};
  if (kind === undefined || name === undefined || key === undefined) return nothing;
  const namespace = encodeURIComponent(suspect?.pod.metadata.namespace ?? "");
  const path = `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${encodeURIComponent(name)}`;
  return ask(ports, `the keys of ${kind} ${name}`, { method: "GET", path }, (body) => {
    const { data, binaryData } = body as { readonly data?: object | null; readonly binaryData?: object | null };
    return [data, binaryData].flatMap((values) => Object.keys(values ?? {})).toSorted();
  });
}

/** Most events are there already: not those of kinds that nobody watched, and of a failure that ended the run at once. */
async function fetchEvents(
  { ref, object, belongings }: ObjectRollout,
  suspect: Suspect | undefined,
  ports: AskPorts,
): Promise<Found<readonly KubernetesObject[]>> {
  const about = suspect?.pod ?? object;
  const { uid, name = ref.name } = about.metadata;
  if (uid === undefined || occurrencesOf(about, belongings).length > 0) return { known: [] };
  const scope = ref.namespace === undefined ? "" : `/namespaces/${encodeURIComponent(ref.namespace)}`;
  const path = `/api/v1${scope}/events?fieldSelector=involvedObject.uid%3D${encodeURIComponent(uid)}&limit=100`;
  return ask(ports, `the events of ${name}`, { method: "GET", path }, itemsOf);
}

/** So many nodes have been seen: what is true of all of them is true only where these are all. */
const mostNodes = 500;

/** All nodes; undefined where there are more than can be looked at. */
export function fetchNodes(ports: AskPorts): Promise<Found<readonly KubernetesObject[] | undefined>> {
  return ask(ports, "the nodes", { method: "GET", path: `/api/v1/nodes?limit=${mostNodes}` }, (body) => {
    const { metadata } = body as { readonly metadata?: { readonly continue?: string } };
    return metadata?.continue ? undefined : itemsOf(body);
  });
}

function itemsOf(body: unknown): readonly KubernetesObject[] {
  return (body as { readonly items?: readonly KubernetesObject[] }).items ?? [];
}
