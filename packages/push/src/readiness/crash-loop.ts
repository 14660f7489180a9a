import { parseDuration } from "@pushpull/core/text";
import { couldNotStart, exitSummary, lastEnd, mayBeKilledForProbe } from "../pods/container-exit.ts";
import type { BlockingContainer, ContainerStatus, Termination } from "../pods/pod-containers.ts";
import type { PodEvent } from "../pods/pod-events.ts";
import { probeSummary } from "../pods/probe-results.ts";
import { isTransientStartFailure, readStartFailure, type StartFailure } from "../pods/start-failures.ts";
import { type Attempt, failed, failing, type Readiness, terminallyFailed } from "./readiness.ts";

/** Number of restarts from which a crash loop is a hard failure: many applications crash until their dependencies run. */
const restartsOfLoop = 3;

/**
 * Assesses a container that has terminated, or was restarted after that; undefined for one that never terminated.
 * @param where `container web`
 * @param events about the pod, newest first
 */
export function assessCrash(
  where: string,
  { status }: BlockingContainer,
  events: readonly PodEvent[],
): Readiness | undefined {
  const { state, restartCount = 0 } = status;
  const end = lastEnd(status);
  const backsOff = state?.waiting?.reason === looping;
  if (end === undefined) return backsOff ? failing(looping, `${where} crashes`) : undefined;
  const runs = state?.running !== undefined;
  const attempt = runs ? undefined : { at: Date.parse(end.finishedAt ?? "") || 0, next: nextStart(status, end) };
  if (!runs && couldNotStart(end)) return assessStart(where, end.message ?? "", attempt, end.reason);
  if (runs && restartCount === 0) return undefined;
  const reason = end.reason === "OOMKilled" || restartCount === 0 ? (end.reason ?? "Error") : looping;
  const how = killedForProbe(status.name, end, events) ?? exitSummary(end);
  const words = `${where} ${runs ? "was restarted: it " : ""}${how}${restartsInBrackets(restartCount)}`;
  return (backsOff && restartCount >= restartsOfLoop ? failed : failing)(reason, words, attempt);
}

/** A kubelet backs off from the end of the last run: `back-off 2m40s restarting failed container=web`. */
function nextStart({ state }: ContainerStatus, { finishedAt = "" }: Termination): number | undefined {
  const pause = parseDuration(/^back-off (\S+) restarting/.exec(state?.waiting?.message ?? "")?.[1] ?? "");
  return pause === undefined ? undefined : Date.parse(finishedAt) + pause || undefined;
}

function restartsInBrackets(restarts: number): string {
  return restarts === 0 ? "" : ` (${restarts === 1 ? "1 restart" : `${restarts} restarts`})`;
}

/** A message without its restart count, so that pods with the same cause compare as equal. */
export function withoutRestarts(message: string): string {
  return message.replace(/ \(\d+ restarts?\)$/, "");
}

const looping = "CrashLoopBackOff";

/** The probe that a container was killed for, which its exit code does not show. */
function killedForProbe(container: string, end: Termination, events: readonly PodEvent[]): string | undefined {
  if (!mayBeKilledForProbe(end)) return undefined;
  const words = probeSummary("Liveness", container, events) ?? probeSummary("Startup", container, events);
  return words === undefined ? undefined : `was killed because its ${words}`;
}

/** Assesses a container whose command cannot be started, which is terminal except for transient runtime errors. */
export function assessStart(
  where: string,
  message: string,
  attempt?: Attempt,
  reason = "RunContainerError",
): Readiness {
  const result = isTransientStartFailure(message) ? failing : terminallyFailed;
  return result(reason, `${where} cannot be started: ${describeStartFailure(message)}`, attempt);
}

const startMessages: Readonly<Record<StartFailure["kind"], string>> = {
  "not-found": "does not exist",
  "not-executable": "is not executable",
  "wrong-architecture": "is built for another architecture",
};

function describeStartFailure(message: string): string {
  const failure = readStartFailure(message);
  if (failure !== undefined) return `${failure.file ?? "its command"} ${startMessages[failure.kind]}`;
  return message === "" ? "the container runtime gives no reason" : message;
}
