import type { FieldPath } from "@pushpull/core/kubernetes";
import type { Api } from "../api/port.ts";
import type { Manifest } from "../render/manifest.ts";
import { occurrencesOf } from "../rollout/rules/events.ts";
import type { ObjectRollout } from "../rollout/types.ts";
import { findCause } from "./causes.ts";
import { exitWords } from "./exit.ts";
import type { Facts, Suspect } from "./facts.ts";
import { type Fetched, fetchFor, fetchNodes } from "./fetch.ts";
import { messageOf } from "./message.ts";
import { fieldAt } from "./place.ts";
import { previousWords } from "./previous.ts";
import { failedProbe, probeLine } from "./probe.ts";
import { suspectOf } from "./suspect.ts";
import { tellEvents } from "./told-events.ts";
import type { FailedContainer, Failure } from "./types.ts";

/** An object that is not ready, and what was applied for it. */
export interface Patient {
  readonly rollout: ObjectRollout;
  readonly manifest: Manifest | undefined;
}

export interface DiagnosePorts {
  readonly api: Api;
  /** Takes secrets out of what is cut afterwards: the half of one would not be known again. */
  readonly redact: (text: string) => string;
}

/** Milliseconds for all that has to be asked for: somebody waits for the end of the run. */
const limit = 2_000;

/** Who has read the logs of so many does not read more. */
const mostLogs = 20;

/** Finds out why objects are not ready: all at once, and within two seconds. What cannot be found out is said. */
export async function diagnose(
  patients: readonly Patient[],
  { api, redact }: DiagnosePorts,
): Promise<readonly Failure[]> {
  const ill = patients.filter(({ rollout }) => rollout.verdict.state !== "ready");
  const ports = { api, redact, signal: AbortSignal.timeout(limit) };
  let asked: ReturnType<typeof fetchNodes> | undefined;
  const nodes = () => {
    asked ??= fetchNodes(ports);
    return asked;
  };
  return Promise.all(
    ill.map(async (patient, index) => {
      const suspect = suspectOf(patient.rollout);
      const fetched = await fetchFor(patient.rollout, suspect, { ...ports, nodes, wantsLogs: index < mostLogs });
      return conclude(patient, suspect, fetched, redact);
    }),
  );
}

function conclude(
  { rollout, manifest }: Patient,
  suspect: Suspect | undefined,
  fetched: Fetched,
  redact: DiagnosePorts["redact"],
): Failure {
  const { ref, verdict, object, belongings } = rollout;
  const { log, keys, nodes, unknown } = fetched;
  const events = [...belongings.events, ...fetched.events];
  const facts: Facts = {
    rollout,
    suspect,
    keys,
    nodes,
    lines: log?.lines ?? [],
    happened: occurrencesOf(object, { events }),
  };
  const { cause, hint, places } = findCause(facts);
  const probe = suspect === undefined ? undefined : failedProbe(suspect);
  const field = fieldAt(manifest?.object, places);
  return {
    ref,
    reason: "reason" in verdict ? verdict.reason : "NotReady",
    message: messageOf(facts),
    cause,
    hint,
    container: suspect && describeContainer(suspect),
    probe: probe && probeLine(probe, redact),
    logs: log === undefined ? [] : [log],
    events: tellEvents(events, suspect),
    unknown,
    previous: previousWords(rollout),
    field,
    location: manifest?.source.locate(field) ?? manifest?.source.location,
    setBy: isOverridden(manifest, field) ? "set by input 'images'" : undefined,
  };
}

function isOverridden(manifest: Manifest | undefined, field: FieldPath): boolean {
  return manifest?.source.overridden?.some((path) => path.join("/") === field.join("/")) === true;
}

function describeContainer({ pod, container }: Suspect): FailedContainer | undefined {
  if (container === undefined) return undefined;
  const { name, spec, status } = container;
  return {
    pod: pod.metadata.name ?? "",
    name,
    image: spec.image ?? status.image ?? "",
    restarts: status.restartCount ?? 0,
    exit: exitWords(container),
  };
}
