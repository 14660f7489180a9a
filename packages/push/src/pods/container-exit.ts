import type { ContainerSpec, ContainerStatus, Termination } from "./pod-containers.ts";

/** Numbers of the signals that end a process, the same on all Linux architectures that Kubernetes runs on. */
const signals: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  13: "SIGPIPE",
  14: "SIGALRM",
  15: "SIGTERM",
};

const signalMeanings: Readonly<Record<string, string>> = {
  SIGABRT: "it aborted (SIGABRT)",
  SIGBUS: "it crashed (SIGBUS)",
  SIGFPE: "it crashed (SIGFPE)",
  SIGILL: "it crashed (SIGILL): an instruction that the processor does not support",
  SIGKILL: "killed (SIGKILL)",
  SIGSEGV: "it crashed (SIGSEGV): invalid memory access",
  SIGTERM: "told to stop (SIGTERM)",
};

/** Exit codes of a shell (POSIX, Shell Command Language 2.8.2). */
const codeMeanings: Readonly<Record<number, string>> = {
  0: "it ended without an error, but is expected to keep running",
  126: "a command is not executable",
  127: "a command does not exist",
};

/** Reasons of a container whose first process could not be started (containerd and CRI-O; Docker). */
const startErrors: ReadonlySet<string | undefined> = new Set(["StartError", "ContainerCannotRun"]);

/** Whether the first process of a container could not be started. */
export function couldNotStart(end: Termination | undefined): boolean {
  return startErrors.has(end?.reason);
}

/** How the current or the last run of a container ended; undefined if none has. */
export function lastEnd({ state, lastState }: ContainerStatus): Termination | undefined {
  return state?.terminated ?? lastState?.terminated;
}

/** Whether the kubelet may have stopped it for a failed probe: with SIGTERM, then with SIGKILL. */
export function mayBeKilledForProbe({ exitCode, reason }: Termination): boolean {
  return (exitCode === 137 || exitCode === 143) && reason !== "OOMKilled";
}

/** `ended with exit code 1`, in the past tense. */
export function exitSummary({ exitCode, signal, reason }: Termination): string {
  if (reason === "OOMKilled") return "was killed: out of memory";
  // Some runtimes report the signal; the others report 128 plus its number as the exit code, like a shell.
  return signal === undefined || signal === 0 ? `ended with exit code ${exitCode}` : `ended by signal ${signal}`;
}

/** `exit code 137, killed (SIGKILL): it used more than its memory limit of 64Mi` */
export function exitDescription(end: Termination, spec: ContainerSpec): string {
  const { exitCode, signal, reason } = end;
  const ended = `exit code ${exitCode}`;
  if (reason === "OOMKilled") return `${ended}, killed (SIGKILL): ${outOfMemoryCause(spec)}`;
  if (couldNotStart(end)) return `${ended}: it could not be started`;
  const name = signals[signal || exitCode - 128];
  if (name !== undefined) return `${ended}, ${signalMeanings[name] ?? `ended by ${name}`}`;
  const meaning = codeMeanings[exitCode];
  return meaning === undefined ? ended : `${ended}: ${meaning}`;
}

/** Why a container ran out of memory: over its own limit, or without one, over the memory of its node. */
export function outOfMemoryCause({ resources }: ContainerSpec): string {
  const limit = resources?.limits?.memory;
  return limit === undefined
    ? "it has no memory limit, and its node had no memory left"
    : `it used more than its memory limit of ${limit}`;
}
