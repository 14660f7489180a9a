/**
 * Finds out why an object is not ready, and which line of its manifest caused it, with one file for each category of causes.
 * `pods/` and `cluster/admission-refusals.ts` interpret the messages of the cluster, and `readiness/` decides whether an
 * object is ready.
 */

import { type FieldPath, objectKey } from "@pushpull/core/kubernetes";
import { actualRef, type ChangeSet } from "../apply/object-changes.ts";
import type { Api } from "../cluster/api.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { exitDescription } from "../pods/container-exit.ts";
import { summarizeEvents } from "../pods/event-summary.ts";
import { eventsAbout } from "../pods/pod-events.ts";
import type { ObjectRollout, Rollout } from "../rollout/rollout.ts";
import type { Facts } from "./facts.ts";
import { type FailedContainer, type Failure, failureMessage, previousVersionNote } from "./failure.ts";
import { findCause } from "./find-cause.ts";
import { fetchNodes, type GatheredEvidence, gatherEvidence } from "./gather-evidence.ts";
import { findField } from "./manifest-field.ts";
import { describeProbe, failedProbe } from "./probe-cause.ts";
import { type RepresentativePod, representativePodOf } from "./representative-pod.ts";

/** An object that is not ready, and its manifest. */
export interface UnreadyObject {
  readonly rollout: ObjectRollout;
  readonly manifest: Manifest | undefined;
}

export interface DiagnosePorts {
  readonly api: Api;
  /** Removes secrets before a text is truncated: half of a secret would not be recognized. */
  readonly redact: (text: string) => string;
}

/** The objects to diagnose: those that failed, or those that were not ready at the deadline. */
export function unreadyObjects(rollouts: readonly Rollout[], changes: ChangeSet): readonly UnreadyObject[] {
  const manifests = new Map(changes.map((change) => [objectKey(actualRef(change)), change.planned]));
  return rollouts.flatMap(({ outcome, objects }) => {
    const unready = objects.filter(({ readiness }) =>
      outcome === "failed" ? readiness.state === "failed" : outcome === "deadline" && readiness.state !== "ready",
    );
    return unready.map((rollout) => ({ rollout, manifest: manifests.get(objectKey(rollout.ref)) }));
  });
}

/** Maximum number of milliseconds for all requests: a person is waiting for the end of the run. */
const timeLimit = 2_000;

/** Maximum number of objects whose logs are read. */
const maxLogs = 20;

/** Finds out why objects are not ready, in parallel and within two seconds. What cannot be read is listed as unknown. */
export async function diagnose(
  objects: readonly UnreadyObject[],
  { api, redact }: DiagnosePorts,
): Promise<readonly Failure[]> {
  const unready = objects.filter(({ rollout }) => rollout.readiness.state !== "ready");
  const ports = { api, redact, signal: AbortSignal.timeout(timeLimit) };
  let requested: ReturnType<typeof fetchNodes> | undefined;
  const nodes = () => {
    requested ??= fetchNodes(ports);
    return requested;
  };
  return Promise.all(
    unready.map(async (object, index) => {
      const representative = representativePodOf(object.rollout);
      const evidence = await gatherEvidence(object.rollout, representative, {
        ...ports,
        nodes,
        wantsLogs: index < maxLogs,
      });
      return toFailure(object, representative, evidence, redact);
    }),
  );
}

function toFailure(
  { rollout, manifest }: UnreadyObject,
  representative: RepresentativePod | undefined,
  evidence: GatheredEvidence,
  redact: DiagnosePorts["redact"],
): Failure {
  const { ref, readiness, object, owned } = rollout;
  const { log, keys, nodes, unknown } = evidence;
  const events = [...owned.events, ...evidence.events];
  const facts: Facts = {
    rollout,
    representative,
    keys,
    nodes,
    lines: log?.lines ?? [],
    events: eventsAbout(object, { events }),
  };
  const { cause, hint, fields } = findCause(facts);
  const probe = representative && failedProbe(representative);
  const field = findField(manifest?.object, fields);
  return {
    ref,
    reason: "reason" in readiness ? readiness.reason : "NotReady",
    message: failureMessage(facts),
    cause,
    hint,
    container: representative && describeContainer(representative),
    probe: probe && describeProbe(probe, redact),
    logs: log === undefined ? [] : [log],
    events: summarizeEvents(events, representative?.pod.metadata.uid),
    unknown,
    previous: previousVersionNote(rollout),
    field,
    location: manifest?.source.locate(field) ?? manifest?.source.location,
    setBy: isOverridden(manifest, field) ? "set by input 'images'" : undefined,
  };
}

function isOverridden(manifest: Manifest | undefined, field: FieldPath): boolean {
  return manifest?.source.overridden?.some((path) => path.join("/") === field.join("/")) === true;
}

function describeContainer({ pod, container }: RepresentativePod): FailedContainer | undefined {
  if (container === undefined) return undefined;
  const { name, spec, status, end } = container;
  return {
    pod: pod.metadata.name ?? "",
    name,
    image: spec.image ?? status.image ?? "",
    restarts: status.restartCount ?? 0,
    exit: end && exitDescription(end, spec),
  };
}
