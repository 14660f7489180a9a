import { parseDuration } from "@pushpull/core/text";
import { couldNotStart, exitSummary, lastEnd, mayBeKilledForProbe } from "../pods/container-exit.ts";
import type { BlockingContainer, ContainerStatus, Termination } from "../pods/pod-containers.ts";
import type { PodEvent } from "../pods/pod-events.ts";
import { probeSummary } from "../pods/probe-results.ts";
import { isTransientStartFailure, readStartFailure, type StartFailure } from "../pods/start-failures.ts";
import { type Attempt, failed, failing, type Readiness, terminallyFailed } from "./readiness.ts";

/** From this restart on it is a loop: many an application crashes once or twice until what it needs is there. */
const loop = 3;

/**
 * A container that has ended, or that runs again after it has; undefined for one that never did.
 * @param where `container web`
 * @param events about its pod, newest first
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
  const how = liveness(status.name, end, events) ?? exitSummary(end);
  const words = `${where} ${runs ? "runs again, and before " : ""}${how}${inBrackets(restartCount)}`;
  return (backsOff && restartCount >= loop ? failed : failing)(reason, words, attempt);
}

/** A kubelet counts its pause from the end of the last run: `back-off 2m40s restarting failed container=web`. */
function nextStart({ state }: ContainerStatus, { finishedAt = "" }: Termination): number | undefined {
  const pause = parseDuration(/^back-off (\S+) restarting/.exec(state?.waiting?.message ?? "")?.[1] ?? "");
  return pause === undefined ? undefined : Date.parse(finishedAt) + pause || undefined;
}

function inBrackets(restarts: number): string {
  return restarts === 0 ? "" : ` (${restarts === 1 ? "1 restart" : `${restarts} restarts`})`;
}

/** The same for pods that have crashed for the same cause, however often. */
export function withoutRestarts(message: string): string {
  return message.replace(/ \(\d+ restarts?\)$/, "");
}

const looping = "CrashLoopBackOff";

/** The exit code of what was killed says nothing of the probe that it was killed for. */
function liveness(container: string, end: Termination, events: readonly PodEvent[]): string | undefined {
  if (!mayBeKilledForProbe(end)) return undefined;
  const words = probeSummary("Liveness", container, events) ?? probeSummary("Startup", container, events);
  return words === undefined ? undefined : `was killed, since its ${words}`;
}

/** A container whose first process cannot be started: it is the same each time. */
export function assessStart(
  where: string,
  message: string,
  attempt?: Attempt,
  reason = "RunContainerError",
): Readiness {
  const readiness = isTransientStartFailure(message) ? failing : terminallyFailed;
  return readiness(reason, `${where} cannot be started: ${startWords(message)}`, attempt);
}

const startMessages: Readonly<Record<StartFailure["kind"], string>> = {
  "not-found": "does not exist",
  "not-executable": "may not be executed",
  "wrong-architecture": "is built for another architecture",
};

function startWords(message: string): string {
  const failure = readStartFailure(message);
  if (failure !== undefined) return `${failure.file ?? "its command"} ${startMessages[failure.kind]}`;
  return message === "" ? "the container runtime gives no cause" : message;
}
