import { parseDuration } from "@pushpull/core/text";
import type { Attempt, Verdict } from "../types.ts";
import type { ContainerStatus, Culprit, Termination } from "./culprit.ts";
import type { Occurrence } from "./events.ts";
import { probeWords } from "./probes.ts";
import { failed, failedForGood, failing } from "./verdict.ts";

/** From this restart on it is a loop: many an application crashes once or twice until what it needs is there. */
const loop = 3;

/** What a kubelet calls a container whose first process could not be started (containerd and CRI-O; Docker). */
const notStarted: ReadonlySet<string | undefined> = new Set(["StartError", "ContainerCannotRun"]);

/**
 * A container that has ended, or that runs again after it has; undefined for one that never did.
 * @param where `container web`
 * @param happened to its pod, the newest first
 */
export function judgeCrash(where: string, { status }: Culprit, happened: readonly Occurrence[]): Verdict | undefined {
  const { state, lastState, restartCount = 0 } = status;
  const end = state?.terminated ?? lastState?.terminated;
  const backsOff = state?.waiting?.reason === looping;
  if (end === undefined) return backsOff ? failing(looping, `${where} crashes`) : undefined;
  const runs = state?.running !== undefined;
  const attempt = runs ? undefined : { at: Date.parse(end.finishedAt ?? "") || 0, next: nextStart(status, end) };
  if (!runs && notStarted.has(end.reason)) return judgeStart(where, end.message ?? "", attempt, end.reason);
  if (runs && restartCount === 0) return undefined;
  const reason = end.reason === "OOMKilled" || restartCount === 0 ? (end.reason ?? "Error") : looping;
  const how = liveness(status.name, end, happened) ?? endWords(end);
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

/** `ended with exit code 1`, in the past tense. */
export function endWords({ exitCode, signal, reason }: Termination): string {
  if (reason === "OOMKilled") return "was killed: out of memory";
  // A runtime that knows the signal says it; else it is 128 and the signal's number, as in a shell.
  return signal === undefined || signal === 0 ? `ended with exit code ${exitCode}` : `ended by signal ${signal}`;
}

/** The exit code of what was killed says nothing of the probe that it was killed for. */
function liveness(container: string, { exitCode }: Termination, happened: readonly Occurrence[]): string | undefined {
  if (exitCode !== 137 && exitCode !== 143) return undefined;
  const words = probeWords("Liveness", container, happened) ?? probeWords("Startup", container, happened);
  return words === undefined ? undefined : `was killed, since its ${words}`;
}

/** What goes by itself, or with what the node does about it. */
const passing = /deadline exceeded|timed? ?out|no space left|temporarily unavailable|device or resource busy/i;

/** A container whose first process cannot be started: it is the same each time. */
export function judgeStart(where: string, message: string, attempt?: Attempt, reason = "RunContainerError"): Verdict {
  const verdict = passing.test(message) ? failing : failedForGood;
  return verdict(reason, `${where} cannot be started: ${startWords(message)}`, attempt);
}

/** The file that could not be run, in the words of runc and crun, which both name it. */
export function fileToRun(message: string): string | undefined {
  return /exec: "([^"]+)"|executable file [`']([^`']+)['`]|exec (\/\S+?):/.exec(message)?.slice(1).find(Boolean);
}

function startWords(message: string): string {
  const named = fileToRun(message) ?? "its command";
  if (/executable file .{0,300}not found|no such file or directory/.test(message)) return `${named} does not exist`;
  if (/permission denied/.test(message)) return `${named} may not be executed`;
  if (/exec format error/.test(message)) return `${named} is built for another architecture`;
  return message === "" ? "the container runtime does not say why" : message;
}
